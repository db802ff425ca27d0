struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    fn degrees(&self, nodes: &[usize]) -> Vec<usize> {
        nodes.iter().map(|node| self.edges[node].len()).collect()
    }

    fn is_reached(&self, from: usize, to: usize) -> bool {
        let mut seen = vec![false; self.edges.len()];
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                open.extend(&self.edges[node]);
            }
        }
        seen[to]
    }
}

#[test]
fn searches() {
    let graph = Graph { edges: vec![vec![1, 2], vec![], vec![1], vec![0]] };
    assert_eq!(graph.degrees(&[0, 1, 3]), [2, 0, 1]);
    assert!(graph.is_reached(3, 2));
    assert!(!graph.is_reached(0, 3));
}
