use std::collections::BTreeMap;

struct Visit {
    host: String,
    path: String,
    bytes: u64,
}

/// Bytes by host and first part of the path.
fn traffic(visits: &[Visit]) -> BTreeMap<&str, u64> {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for visit in visits {
        let first = visit.path.trim_start_matches('/').split('/').next().unwrap_or("");
        *sums.entry(format!("{}/{}", visit.host, first)).or_insert(0) += visit.bytes;
    }
    sums
}

fn busiest(visits: &[Visit]) -> Option<String> {
    traffic(visits).into_iter().max_by_key(|(_, bytes)| *bytes).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visits() -> Vec<Visit> {
        [("a.org", "/img/x.png", 5), ("a.org", "/img/y.png", 7), ("b.org", "/", 9)]
            .map(|(host, path, bytes)| Visit { host: host.to_string(), path: path.to_string(), bytes })
            .into()
    }

    #[test]
    fn sums() {
        let sums = traffic(&visits());
        assert_eq!(sums["a.org/img"], 12);
        assert_eq!(sums["b.org/"], 9);
    }

    #[test]
    fn finds_the_busiest() {
        assert_eq!(busiest(&visits()).as_deref(), Some("a.org/img"));
        assert_eq!(busiest(&[]), None);
    }
}
