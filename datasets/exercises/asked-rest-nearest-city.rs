#[derive(Debug, Clone, PartialEq, PartialOrd)]
struct Distance(f64);

#[derive(Debug, Clone)]
struct City {
    name: String,
    x: f64,
    y: f64,
}

fn distance(a: &City, b: &City) -> Distance {
    Distance((a.x - b.x).hypot(a.y - b.y))
}

fn nearest<'a>(from: &City, cities: &'a [City]) -> Option<&'a City> {
    cities.iter().filter(|city| city.name != from.name).min_by_key(|city| distance(from, city))
}

fn by_distance(from: &City, mut cities: Vec<City>) -> Vec<String> {
    cities.sort_by_key(|city| distance(from, city));
    cities.into_iter().map(|city| city.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cities() -> Vec<City> {
        [("Abo", 0.0, 0.0), ("Bel", 3.0, 4.0), ("Cor", 1.0, 1.0)]
            .map(|(name, x, y)| City { name: name.to_string(), x, y })
            .into()
    }

    #[test]
    fn finds_the_nearest() {
        let all = cities();
        assert_eq!(nearest(&all[0], &all).unwrap().name, "Cor");
        assert!(nearest(&all[0], &all[..1]).is_none());
    }

    #[test]
    fn sorts() {
        let all = cities();
        assert_eq!(by_distance(&all[0].clone(), all), ["Abo", "Cor", "Bel"]);
    }
}
