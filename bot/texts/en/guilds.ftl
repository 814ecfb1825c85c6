guilds-unknown-city = I don't know the city “{ $city }”. Start typing a bigger city near you and pick one from the list.
