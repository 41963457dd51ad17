"""What rules look at: the filing with everything that several rules would otherwise work out again, each once."""
