mod inventory {
    pub mod item {
        #[derive(Debug, Clone, PartialEq)]
        pub struct Item {
            pub name: String,
            pub grams: u32,
        }
    }

    pub mod bag {
        use crate::item::Item;

        #[derive(Default)]
        pub struct Bag {
            items: Vec<Item>,
        }

        impl Bag {
            pub fn put(&mut self, item: Item) -> Result<(), Item> {
                if self.grams() + item.grams > MOST {
                    return Err(item);
                }
                self.items.push(item);
                Ok(())
            }

            pub fn grams(&self) -> u32 {
                self.items.iter().map(|item| item.grams).sum()
            }
        }
    }

    const MOST: u32 = 1000;
}

use inventory::bag::Bag;
use inventory::Item;

fn pack(items: Vec<Item>) -> (Bag, Vec<Item>) {
    let mut bag = Bag::default();
    let left = items.into_iter().filter_map(|item| bag.put(item).err()).collect();
    (bag, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs() {
        let item = |name: &str, grams| Item { name: name.to_string(), grams };
        let (bag, left) = pack(vec![item("book", 700), item("pan", 900), item("cup", 300)]);
        assert_eq!(bag.grams(), 1000);
        assert_eq!(left, [item("pan", 900)]);
    }
}
