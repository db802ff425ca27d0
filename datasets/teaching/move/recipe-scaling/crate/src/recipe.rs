//! What goes into a dish.

pub struct Recipe {
    guests: u32,
    pub ingredients: Vec<(String, u32)>,
}

impl Recipe {
    /// A recipe for `guests`, with the grams of each ingredient.
    pub fn new(guests: u32, ingredients: &[(&str, u32)]) -> Self {
        let ingredients = ingredients
            .iter()
            .map(|(name, grams)| (name.to_string(), *grams))
            .collect();
        Recipe {
            guests,
            ingredients,
        }
    }

    /// The same dish for another number of guests.
    pub fn for_guests(mut self, guests: u32) -> Self {
        for (_, grams) in &mut self.ingredients {
            *grams = (*grams * guests).div_ceil(self.guests);
        }
        self.guests = guests;
        self
    }

    /// The grams of all ingredients together.
    pub fn weight(self) -> u32 {
        self.ingredients.iter().map(|(_, grams)| grams).sum()
    }
}
