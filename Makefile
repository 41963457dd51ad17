# 绩衡：新机器上只需要 Python 3.11 以上、make 和软件包源。
#   make run    装好、读示例、检查示例，再打开 http://127.0.0.1:8000
#   make demo   机关版演示：账号、角色、三员分立
#   make test   装好开发工具，跑全部测试

PYTHON  ?= python3
EXAMPLE ?= examples/青江市科学技术馆.txt
PORT    ?= 8000
ARGS    ?=

# A person's own pip settings must not send the packages elsewhere; paths are relative, so the folder may have blanks in its name.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

BIN     := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --requirement
JIHENG  := $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

.PHONY: run demo test check docs golden bench soak lock offline clean browser

run: .venv/run.stamp
	$(BIN)/jiheng read '$(EXAMPLE)'
	$(BIN)/jiheng check '$(EXAMPLE)' | tail -n 4
	$(BIN)/jiheng serve --data .data --port $(PORT) --load '$(EXAMPLE)'

# 机关版演示：一套单位，每个角色一个账号，密码只打印一次，数据在 .demo 里。
demo: .venv/run.stamp
	$(BIN)/python -m tools.make_demo --data .demo
	$(BIN)/jiheng serve --office --data .demo --port $(PORT)

test: .venv/dev.stamp browser
ifeq ($(ARGS),)
	$(BIN)/pytest --numprocesses auto --dist loadfile --ignore tests/web/submissions --ignore tests/web/api
	$(BIN)/pytest tests/web/submissions tests/web/api
else
	$(BIN)/pytest --numprocesses auto --dist loadfile $(ARGS)
endif

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/mypy src tools
	$(BIN)/lint-imports
	$(BIN)/python -m tools.generate_docs --check

docs: .venv/dev.stamp
	$(BIN)/python -m tools.generate_docs

golden: .venv/dev.stamp
	$(BIN)/pytest --rewrite-goldens -m golden

bench: .venv/dev.stamp
	$(BIN)/python -m bench $(ARGS)

soak: .venv/dev.stamp
	$(BIN)/python -m tools.soak $(ARGS)

lock: .venv/dev.stamp
	$(COMPILE) --upgrade --extra web --extra doc --group build --output-file requirements/run.lock
	$(COMPILE) --upgrade --all-extras --group dev --constraint requirements/run.lock --output-file requirements/dev.lock

offline: .venv/run.stamp
	$(BIN)/python -m tools.make_offline -o dist/offline $(ARGS)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests tools bench -name __pycache__ -prune -exec rm -rf {} +

.venv/created.stamp:
	@$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 或更新的版本：请写明，例如 make run PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/created.stamp requirements/run.lock pyproject.toml
	$(INSTALL) requirements/run.lock
	$(JIHENG)
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.lock
	$(INSTALL) requirements/dev.lock
	@touch $@

# Browser tests want a Chromium; where it cannot be installed from here they are skipped, and say so.
browser:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium fonts-noto-cjk; \
	else \
		echo '没有找到 chromium，浏览器测试将跳过。'; \
	fi
