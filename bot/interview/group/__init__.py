"""Who answers: asking for the details of the group, and recording them."""
