//! A desk that takes parcels in: each gets a number, and marks by weight.

#[derive(Clone, Debug, PartialEq)]
struct Parcel {
    number: u32,
    grams: u32,
    marks: Vec<&'static str>,
}

#[derive(Default)]
struct Desk {
    last: u32,
    waiting: Vec<Parcel>,
}

impl Desk {
    /// Take a parcel in; says its number.
    fn accept(&mut self, grams: u32) -> u32 {
        self.last += 1;
        let mut parcel = Parcel {
            number: self.last,
            grams,
            marks: Vec::new(),
        };
        self.waiting.push(parcel.clone());
        if parcel.grams > 10_000 {
            parcel.marks.push("heavy");
        }
        self.last
    }

    fn marked(&self, mark: &str) -> Vec<u32> {
        let wanted = self
            .waiting
            .iter()
            .filter(|parcel| parcel.marks.contains(&mark));
        wanted.map(|parcel| parcel.number).collect()
    }
}

fn main() {
    let mut desk = Desk::default();
    for grams in [500, 12_000, 10_000] {
        println!("parcel {}", desk.accept(grams));
    }
    println!("heavy: {:?}", desk.marked("heavy"));
}

#[test]
fn parcels_are_numbered() {
    let mut desk = Desk::default();
    assert_eq!((desk.accept(1), desk.accept(2)), (1, 2));
    assert_eq!(desk.waiting.len(), 2);
}

#[test]
fn heavy_parcels_are_marked() {
    let mut desk = Desk::default();
    for grams in [500, 12_000, 10_000, 10_001] {
        desk.accept(grams);
    }
    assert_eq!(desk.marked("heavy"), [2, 4]);
}
