struct Edge {
    to: usize,
    cost: u32,
}

struct Node {
    best: u32,
    edges: Vec<Edge>,
}

struct Graph {
    nodes: Vec<Node>,
}

impl Graph {
    fn relax(&mut self, at: usize) -> bool {
        let mut changed = false;
        let best = self.nodes[at].best;
        if best == u32::MAX {
            return false;
        }
        for edge in &self.nodes[at].edges {
            let target = &mut self.nodes[edge.to];
            if best + edge.cost < target.best {
                target.best = best + edge.cost;
                changed = true;
            }
        }
        changed
    }

    fn shortest(&mut self, from: usize) {
        self.nodes[from].best = 0;
        while (0..self.nodes.len()).any(|at| self.relax(at)) {}
    }
}

#[test]
fn finds_shortest() {
    let node = |edges: &[(usize, u32)]| Node {
        best: u32::MAX,
        edges: edges.iter().map(|&(to, cost)| Edge { to, cost }).collect(),
    };
    let mut graph = Graph { nodes: vec![node(&[(1, 10), (2, 1)]), node(&[]), node(&[(1, 2)]), node(&[(0, 1)])] };
    graph.shortest(0);
    assert_eq!(graph.nodes.iter().map(|node| node.best).collect::<Vec<_>>(), [0, 3, 1, u32::MAX]);
    assert_eq!(graph.nodes[0].edges.len(), 2);
}
