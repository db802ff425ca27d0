//! Tolls on a network of roads.

use std::collections::VecDeque;

/// Roads between towns, both ways, and the class of each: the higher, the dearer.
pub struct Network {
    pub towns: usize,
    pub roads: Vec<(usize, usize, u32)>,
}

impl Network {
    fn neighbours(&self, town: usize) -> Vec<(usize, u32)> {
        let ends = self
            .roads
            .iter()
            .flat_map(|&(a, b, class)| [(a, b, class), (b, a, class)]);
        ends.filter(|end| end.0 == town)
            .map(|end| (end.1, end.2))
            .collect()
    }
}

/// The towns that can be reached from `start` on roads up to `class`.
pub fn reachable(network: &Network, start: usize, class: u32) -> Vec<bool> {
    fn open(road: u32, class: u32) -> bool {
        road <= class
    }
    let mut seen = vec![false; network.towns];
    let mut ahead = VecDeque::from([start]);
    seen[start] = true;
    while let Some(town) = ahead.pop_front() {
        for (next, road) in network.neighbours(town) {
            if open(road, class) && !seen[next] {
                seen[next] = true;
                ahead.push_back(next);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network() -> Network {
        Network {
            towns: 4,
            roads: vec![(0, 1, 1), (1, 2, 3), (3, 2, 1)],
        }
    }

    #[test]
    fn dear_roads_are_left_out() {
        assert_eq!(reachable(&network(), 0, 1), [true, true, false, false]);
        assert_eq!(reachable(&network(), 0, 3), [true; 4]);
    }

    #[test]
    fn roads_go_both_ways() {
        assert_eq!(reachable(&network(), 2, 2), [false, false, true, true]);
        assert_eq!(reachable(&network(), 1, 0), [false, true, false, false]);
    }
}
