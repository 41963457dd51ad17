"""The sealed package: documents, what was read of them, workbooks for people and attachments, in one archive that can be checked."""
