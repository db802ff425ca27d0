struct Pupil {
    mark: u8,
}

struct Class {
    pupils: Vec<Pupil>,
}

impl Class {
    fn better(&mut self) {
        for (at, pupil) in self.pupils.iter().enumerate() {
            if at % 2 == 0 {
                pupil.mark += 1;
            }
        }
    }
}

#[test]
fn improves() {
    let mut class = Class { pupils: vec![Pupil { mark: 1 }, Pupil { mark: 2 }] };
    class.better();
    assert_eq!(class.pupils.iter().map(|pupil| pupil.mark).collect::<Vec<_>>(), [2, 2]);
}
