"""What a person should look at. Each check tells; none puts anything right."""
