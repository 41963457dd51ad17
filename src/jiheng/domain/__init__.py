"""What a document means: filing, agencies, projects, funds, indicators, proof, findings. Frozen facts."""
