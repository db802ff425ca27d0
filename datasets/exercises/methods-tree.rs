struct Tree {
    nodes: Vec<Node>,
    visits: Vec<u32>,
    step: u32,
}

struct Node {
    depth: u32,
}

impl Tree {
    fn weight(&self, depth: u32) -> u32 {
        depth * self.step
    }

    fn visit(&mut self, depth: u32) {
        self.visits.push(depth);
    }

    fn walk(&mut self) {
        for node in &mut self.nodes {
            node.depth = self.weight(node.depth);
        }
    }

    fn note(&mut self) {
        for node in self.nodes.iter() {
            self.visit(node.depth);
        }
    }
}

#[test]
fn walks() {
    let mut tree = Tree { nodes: vec![Node { depth: 2 }, Node { depth: 3 }], visits: vec![], step: 10 };
    tree.walk();
    tree.note();
    assert_eq!(tree.visits, [20, 30]);
}
