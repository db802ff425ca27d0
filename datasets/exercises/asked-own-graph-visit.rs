#[derive(Default)]
struct Graph {
    edges: Vec<Vec<usize>>,
    seen: Vec<bool>,
    order: Vec<usize>,
}

impl Graph {
    fn new(size: usize, edges: &[(usize, usize)]) -> Graph {
        let mut graph = Graph { edges: vec![vec![]; size], seen: vec![false; size], order: vec![] };
        for &(from, to) in edges {
            graph.edges[from].push(to);
        }
        graph
    }

    fn visit(&mut self, node: usize) -> Result<(), usize> {
        if self.seen[node] {
            return Ok(());
        }
        self.seen[node] = true;
        self.edges[node].iter().try_for_each(|&next| {
            if next == node {
                return Err(node);
            }
            self.visit(next)
        })?;
        self.order.push(node);
        Ok(())
    }

    /// Every node after what it points to.
    fn sorted(mut self) -> Result<Vec<usize>, usize> {
        for node in 0..self.edges.len() {
            self.visit(node)?;
        }
        Ok(self.order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_points_to_first() {
        let graph = Graph::new(5, &[(0, 2), (0, 1), (1, 3), (2, 3), (4, 0)]);
        assert_eq!(graph.sorted(), Ok(vec![3, 2, 1, 0, 4]));
    }

    #[test]
    fn edges_stay() {
        let mut graph = Graph::new(3, &[(0, 1), (1, 2)]);
        graph.visit(0).unwrap();
        assert_eq!(graph.edges, [vec![1], vec![2], vec![]]);
        assert_eq!(Graph::new(2, &[(1, 1)]).sorted(), Err(1));
    }
}
