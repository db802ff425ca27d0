use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
struct Employee {
    name: String,
    team: String,
    level: u8,
}

fn group_by<K: Ord, F: Fn(&Employee) -> K>(staff: &[Employee], key: F) -> BTreeMap<K, Vec<&Employee>> {
    let mut groups: BTreeMap<K, Vec<&Employee>> = BTreeMap::new();
    for one in staff {
        groups.entry(key(one)).or_default().push(one);
    }
    groups
}

fn largest_team(staff: &[Employee]) -> Option<(&str, usize)> {
    let groups = group_by(staff, |one| one.team.as_str());
    groups.into_iter().map(|(team, members)| (team, members.len())).max_by_key(|(_, size)| *size)
}

fn levels(staff: &[Employee]) -> Vec<(u8, usize)> {
    group_by(staff, |one| one.level).into_iter().map(|(level, members)| (level, members.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff() -> Vec<Employee> {
        [("Ann", "web", 3), ("Bob", "db", 2), ("Cid", "web", 2)]
            .map(|(name, team, level)| Employee { name: name.to_string(), team: team.to_string(), level })
            .into()
    }

    #[test]
    fn finds_the_largest() {
        assert_eq!(largest_team(&staff()), Some(("web", 2)));
        assert_eq!(largest_team(&[]), None);
    }

    #[test]
    fn counts_levels() {
        assert_eq!(levels(&staff()), [(2, 2), (3, 1)]);
    }
}
