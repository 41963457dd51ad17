/* Building the page's elements: text only ever as text, styles only through the style object, as the content policy asks. */

/**
 * An element with its attributes and what it contains. `class` is an attribute like any other; true writes an empty one, false none.
 * @param {string} tag
 * @param {Object<string, string|number|boolean|null|undefined>} [attributes]
 * @param {...(Node|string)} content
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...content);
  return element;
}

/**
 * Sets or takes away an attribute, and leaves it alone when it is right already: writing costs a layout.
 * @param {Element} element
 * @param {string} name
 * @param {string|null} value
 */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * A button of the page's look.
 * @param {string} text
 * @param {() => void} act
 * @param {Object<string, string|boolean>} [attributes]
 * @returns {HTMLElement}
 */
export function makeButton(text, act, attributes = {}) {
  const button = make("button", { type: "button", class: "btn", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
}
