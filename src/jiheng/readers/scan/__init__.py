"""Pictures of pages → what stands on them; needs the extra ``ocr``, so everything but ``picture`` is loaded by name."""
