"""Indicators of many filings as flat tables: CSV, workbook, Parquet, written row by row."""
