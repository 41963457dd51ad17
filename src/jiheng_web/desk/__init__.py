"""The desk (工作台): what waits for a person, and what they were told."""
