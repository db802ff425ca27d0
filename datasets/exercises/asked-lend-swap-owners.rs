#[derive(Debug, Clone, PartialEq)]
struct Field {
    owner: String,
    price: u32,
    visits: u32,
}

struct Board {
    fields: Vec<Field>,
}

impl Board {
    fn new(fields: &[(&str, u32)]) -> Board {
        let field = |&(owner, price): &(&str, u32)| Field { owner: owner.to_string(), price, visits: 0 };
        Board { fields: fields.iter().map(field).collect() }
    }

    /// The owners change places and the dearer one gets cheaper; says by how much.
    fn trade(&mut self, one: usize, other: usize) -> u32 {
        if one == other {
            return 0;
        }
        let a = &mut self.fields[one];
        let b = &mut self.fields[other];
        std::mem::swap(&mut a.owner, &mut b.owner);
        a.visits += 1;
        b.visits += 1;
        let less = a.price.abs_diff(b.price) / 2;
        if a.price > b.price {
            a.price -= less;
        } else {
            b.price -= less;
        }
        less
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let mut board = Board::new(&[("ann", 10), ("bob", 20), ("cyd", 40)]);
        assert_eq!(board.trade(0, 2), 15);
        assert_eq!(board.trade(1, 0), 5);
        let owners: Vec<&str> = board.fields.iter().map(|field| field.owner.as_str()).collect();
        assert_eq!(owners, ["bob", "cyd", "ann"]);
        assert_eq!(board.fields.iter().map(|field| field.price).collect::<Vec<_>>(), [10, 15, 25]);
        assert_eq!(board.fields[0].visits, 2);
    }

    #[test]
    fn with_itself() {
        let mut board = Board::new(&[("ann", 10)]);
        assert_eq!(board.trade(0, 0), 0);
        assert_eq!(board.fields[0].visits, 0);
    }
}
