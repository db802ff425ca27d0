use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
enum Json {
    Number(f64),
    Object(BTreeMap<String, Json>),
}

impl Json {
    fn object() -> Json {
        Json::Object(BTreeMap::new())
    }

    fn map(&mut self) -> Option<&mut BTreeMap<String, Json>> {
        match self {
            Json::Object(map) => Some(map),
            Json::Number(_) => None,
        }
    }

    /// Sets the value at a path of keys; whatever is on the way and no object becomes one.
    fn set(&mut self, path: &[&str], value: f64) {
        let mut at = self;
        for key in path {
            if let Some(map) = at.map() {
                at = map.entry(key.to_string()).or_insert_with(Json::object);
            } else {
                *at = Json::object();
                at = at.map().unwrap().entry(key.to_string()).or_insert_with(Json::object);
            }
        }
        *at = Json::Number(value);
    }

    fn get(&self, path: &[&str]) -> Option<f64> {
        match (self, path) {
            (Json::Number(number), []) => Some(*number),
            (Json::Object(map), [first, rest @ ..]) => map.get(*first)?.get(rest),
            _ => None,
        }
    }
}

#[test]
fn sets() {
    let mut json = Json::Number(0.0);
    json.set(&["a", "b"], 1.0);
    json.set(&["a", "c"], 2.0);
    assert_eq!((json.get(&["a", "b"]), json.get(&["a", "c"])), (Some(1.0), Some(2.0)));
    json.set(&["a", "b", "d"], 3.0);
    assert_eq!((json.get(&["a", "b"]), json.get(&["a", "b", "d"])), (None, Some(3.0)));
}
