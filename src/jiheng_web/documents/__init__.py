"""Documents that were read: kept, listed, shown, given back in other formats, deleted."""
