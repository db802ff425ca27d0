use std::collections::HashSet;
use std::hash::Hash;

struct Graph<N> {
    edges: Vec<(N, N)>,
}

impl<N: Copy + Eq + Hash> Graph<N> {
    fn neighbours(&self, node: N) -> Vec<N> {
        self.edges.iter().filter(|(from, _)| *from == node).map(|(_, to)| *to).collect()
    }

    fn reach(&self, start: N) -> HashSet<N> {
        let mut seen = HashSet::from([start]);
        let mut waiting = vec![start];
        while let Some(node) = waiting.pop() {
            for next in self.neighbours(node) {
                if seen.insert(next) {
                    waiting.push(next);
                }
            }
        }
        seen
    }
}

fn connected<N>(graph: &Graph<N>, from: N, to: N) -> bool {
    graph.reach(from).contains(&to)
}

fn all_connected<N>(graph: &Graph<N>, pairs: &[(N, N)]) -> bool {
    pairs.iter().all(|(from, to)| connected(graph, *from, *to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_edges() {
        let graph = Graph { edges: vec![('a', 'b'), ('b', 'c'), ('d', 'a')] };
        assert!(connected(&graph, 'a', 'c'));
        assert!(!connected(&graph, 'c', 'a'));
        assert!(all_connected(&graph, &[('d', 'c'), ('b', 'b')]));
        assert!(!all_connected(&graph, &[('d', 'c'), ('b', 'd')]));
    }
}
