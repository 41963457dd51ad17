"""How far the year has come: progress against its pace, what it will come to, and warnings that say why."""
