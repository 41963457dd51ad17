"""The domain in files that others can read: JSON, SARIF, workbooks."""
