"""The public site of documents that were approved, as an archive to put on a web server or a file share."""
