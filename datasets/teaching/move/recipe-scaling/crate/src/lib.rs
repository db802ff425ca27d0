//! Recipes and shopping for them.

mod recipe;

pub use recipe::Recipe;

/// A shopping list for some guests, headed by the weight to carry.
pub fn shopping_list(recipe: Recipe, guests: u32) -> Vec<String> {
    let scaled = recipe.for_guests(guests);
    let mut list = vec![format!("{} g in all", scaled.weight())];
    for (ingredient, grams) in scaled.ingredients {
        list.push(format!("{grams} g {ingredient}"));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_for_all_guests() {
        let dough = Recipe::new(2, &[("flour", 300), ("water", 180)]);
        let list = shopping_list(dough, 4);
        assert_eq!(list, ["960 g in all", "600 g flour", "360 g water"]);
    }

    #[test]
    fn fractions_are_rounded_up() {
        let tea = Recipe::new(2, &[("tea", 3)]);
        assert_eq!(tea.for_guests(3).weight(), 5);
        assert_eq!(Recipe::new(1, &[]).weight(), 0);
    }
}
