//! Where the panels are: a tree of tiles, and its form in the settings.

use egui_tiles::{Container, LinearDir, Tile, TileId, Tiles, Tree};

use crate::gui::panels::PanelKind;
use crate::workspace::{PanelLayout, Settings};

/// The docked panels. Each panel is in it once, shown or hidden.
pub struct PanelTree {
    pub tiles: Tree<PanelKind>,
    /// The panel that the keyboard went to last.
    at: Option<PanelKind>,
    /// The keyboard is to go there in the next frame.
    is_asked: bool,
}

/// Sizes in points at a window of 1440 × 900; they are shares of whatever size the window has.
const LEFT: f32 = 284.0;
const CENTRE: f32 = 676.0;
const RIGHT: f32 = 480.0;
const TOP: f32 = 618.0;
const BOTTOM: f32 = 236.0;

impl Default for PanelTree {
    fn default() -> Self {
        use PanelKind::{Decisions, Documents, Entities, Inspector, Network, Problems, Reader, Search, Timeline};
        let panel = |panel: PanelKind| PanelLayout::Panel {
            name: panel.name().to_owned(),
            shown: !matches!(panel, Problems | Search | Decisions),
        };
        let column = |parts: Vec<(f32, PanelLayout)>| PanelLayout::Column(parts);
        let row = |parts: Vec<(f32, PanelLayout)>| PanelLayout::Row(parts);
        let left = column(vec![
            (387.0, panel(Documents)),
            (467.0, panel(Entities)),
            (300.0, panel(Search)),
            (160.0, panel(Problems)),
            (160.0, panel(Decisions)),
        ]);
        let right = column(vec![(362.0, panel(Network)), (256.0, panel(Inspector))]);
        let above = row(vec![(CENTRE, panel(Reader)), (RIGHT, right)]);
        let rest = column(vec![(TOP, above), (BOTTOM, panel(Timeline))]);
        Self::build(&row(vec![(LEFT, left), (CENTRE + RIGHT, rest)])).expect("the default layout has every panel once")
    }
}

impl PanelTree {
    /// The layout of the settings, or the default where they have none or one that cannot be. Panels that a layout of an older version lacks
    /// are put under it, hidden; those of a newer one are left out.
    pub fn from_settings(settings: &Settings) -> Self {
        settings.panels.as_ref().and_then(Self::build).unwrap_or_default()
    }

    fn build(layout: &PanelLayout) -> Option<Self> {
        let mut tiles = Tiles::default();
        let mut seen = Vec::new();
        let root = insert(layout, &mut tiles, &mut seen)?;
        let has_few = seen.len() * 2 < PanelKind::ALL.len();
        if has_few || PanelKind::ALL.iter().any(|panel| seen.iter().filter(|kind| *kind == panel).count() > 1) {
            return None;
        }
        let missing: Vec<PanelKind> = PanelKind::ALL.into_iter().filter(|panel| !seen.contains(panel)).collect();
        let root = if missing.is_empty() { root } else { with_hidden(&mut tiles, root, &missing) };
        Some(Self { tiles: Tree::new(egui::Id::unique("panels"), root, tiles), at: None, is_asked: false })
    }

    pub fn to_settings(&self) -> Option<PanelLayout> {
        self.tiles.root().and_then(|root| self.describe(root))
    }

    fn describe(&self, id: TileId) -> Option<PanelLayout> {
        let tiles = &self.tiles.tiles;
        let parts = |children: &mut dyn Iterator<Item = (f32, TileId)>| -> Vec<(f32, PanelLayout)> {
            children.filter_map(|(share, child)| Some((share, self.describe(child)?))).collect()
        };
        Some(match tiles.get(id)? {
            Tile::Pane(panel) => PanelLayout::Panel { name: panel.name().to_owned(), shown: tiles.is_visible(id) },
            Tile::Container(Container::Linear(linear)) => {
                let shares = parts(&mut linear.children.iter().map(|child| (linear.shares[*child], *child)));
                match linear.dir {
                    LinearDir::Horizontal => PanelLayout::Row(shares),
                    LinearDir::Vertical => PanelLayout::Column(shares),
                }
            }
            Tile::Container(Container::Tabs(tabs)) => PanelLayout::Tabs {
                active: tabs
                    .active
                    .and_then(|active| tabs.children.iter().position(|child| *child == active))
                    .unwrap_or(0),
                parts: tabs.children.iter().filter_map(|child| self.describe(*child)).collect(),
            },
            Tile::Container(Container::Grid(grid)) => {
                PanelLayout::Row(parts(&mut grid.children().map(|child| (1.0, *child))))
            }
        })
    }

    fn find(&self, panel: PanelKind) -> Option<TileId> {
        self.tiles.tiles.find_pane(&panel)
    }

    /// Where a panel that is shown was drawn last.
    pub fn rect_of(&self, panel: PanelKind) -> Option<egui::Rect> {
        self.find(panel).filter(|id| self.is_in_front(*id)).and_then(|id| self.tiles.tiles.rect(id))
    }

    /// Whether a panel can be seen: one that stands behind another tab cannot.
    pub fn is_shown(&self, panel: PanelKind) -> bool {
        self.find(panel).is_some_and(|id| self.is_in_front(id))
    }

    fn is_in_front(&self, id: TileId) -> bool {
        self.tiles.active_tiles().contains(&id)
    }

    /// Moves the keyboard to the next of the panels that can be seen, or to the one before: seen from the panel in which the
    /// `keyboard` is, or else from the one it was moved to last.
    pub fn step(&mut self, forward: bool, keyboard: Option<egui::Pos2>) {
        let shown: Vec<PanelKind> = PanelKind::ALL.into_iter().filter(|panel| self.is_shown(*panel)).collect();
        let holds =
            |panel: &PanelKind| keyboard.is_some_and(|at| self.rect_of(*panel).is_some_and(|rect| rect.contains(at)));
        let here = shown.iter().position(holds);
        let now = here.or_else(|| self.at.and_then(|at| shown.iter().position(|panel| *panel == at)));
        let next = match now {
            Some(at) => at + if forward { 1 } else { shown.len() - 1 },
            None if forward => 0,
            None => shown.len().saturating_sub(1),
        };
        self.at = shown.get(next % shown.len().max(1)).copied();
        self.is_asked = self.at.is_some();
    }

    /// The panel that the keyboard is to go to now, once.
    pub fn take_asked(&mut self) -> Option<PanelKind> {
        self.at.filter(|_| std::mem::take(&mut self.is_asked))
    }

    /// Brings a panel into sight, in front of the tabs that it stands among.
    pub fn show(&mut self, panel: PanelKind) {
        if let Some(id) = self.find(panel) {
            self.tiles.set_visible(id, true);
            self.tiles.make_active(|tile, _| tile == id);
        }
    }

    /// Hides a panel that can be seen, and shows one that cannot.
    pub fn toggle(&mut self, panel: PanelKind) {
        match self.find(panel).filter(|id| self.is_in_front(*id)) {
            Some(id) => self.tiles.set_visible(id, false),
            None => self.show(panel),
        }
    }
}

/// A column of what stands at `root` and, hidden under it, `panels`.
fn with_hidden(tiles: &mut Tiles<PanelKind>, root: TileId, panels: &[PanelKind]) -> TileId {
    let mut column = egui_tiles::Linear::new(LinearDir::Vertical, vec![root]);
    column.shares.set_share(root, TOP + BOTTOM);
    for panel in panels {
        let id = tiles.insert_pane(*panel);
        tiles.set_visible(id, false);
        column.add_child(id);
        column.shares.set_share(id, BOTTOM);
    }
    tiles.insert_container(column)
}

fn insert(layout: &PanelLayout, tiles: &mut Tiles<PanelKind>, seen: &mut Vec<PanelKind>) -> Option<TileId> {
    let linear = |dir, parts: &[(f32, PanelLayout)], tiles: &mut Tiles<PanelKind>, seen: &mut Vec<PanelKind>| {
        let mut container = egui_tiles::Linear::new(dir, Vec::new());
        for (share, part) in parts {
            let Some(child) = insert(part, tiles, seen) else { continue };
            container.add_child(child);
            container.shares.set_share(child, if share.is_finite() { share.clamp(1.0, 10_000.0) } else { 1.0 });
        }
        (!container.children.is_empty()).then(|| tiles.insert_container(container))
    };
    match layout {
        PanelLayout::Panel { name, shown } => {
            let panel = PanelKind::ALL.into_iter().find(|panel| panel.name() == name)?;
            seen.push(panel);
            let id = tiles.insert_pane(panel);
            tiles.set_visible(id, *shown);
            Some(id)
        }
        PanelLayout::Row(parts) => linear(LinearDir::Horizontal, parts, tiles, seen),
        PanelLayout::Column(parts) => linear(LinearDir::Vertical, parts, tiles, seen),
        PanelLayout::Tabs { active, parts } => {
            let children: Vec<TileId> = parts.iter().filter_map(|part| insert(part, tiles, seen)).collect();
            let active = children.get(*active).or(children.first()).copied()?;
            let mut tabs = egui_tiles::Tabs::new(children);
            tabs.set_active(active);
            Some(tiles.insert_container(tabs))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_survives_the_settings() {
        let mut tree = PanelTree::default();
        tree.toggle(PanelKind::Timeline);
        let stored = tree.to_settings();
        let settings = Settings { panels: stored.clone(), ..Settings::default() };
        let again = PanelTree::from_settings(&settings);
        assert!(!again.is_shown(PanelKind::Timeline) && again.is_shown(PanelKind::Reader));
        assert_eq!(again.to_settings(), stored);
    }

    #[test]
    fn a_panel_behind_another_tab_is_not_shown_until_it_is_asked_for() {
        use PanelKind::{Network, Reader, Timeline};
        let panel = |panel: PanelKind| PanelLayout::Panel { name: panel.name().to_owned(), shown: true };
        let others = PanelKind::ALL.into_iter().filter(|kind| !matches!(kind, Network | Timeline));
        let mut parts: Vec<_> = others.map(|kind| (1.0, panel(kind))).collect();
        parts.push((1.0, PanelLayout::Tabs { active: 0, parts: vec![panel(Network), panel(Timeline)] }));
        let settings = Settings { panels: Some(PanelLayout::Row(parts)), ..Settings::default() };
        let mut tree = PanelTree::from_settings(&settings);
        assert!(tree.is_shown(Reader) && tree.is_shown(Network) && !tree.is_shown(Timeline));
        tree.toggle(Timeline);
        assert!(tree.is_shown(Timeline) && !tree.is_shown(Network));
        tree.show(Network);
        assert!(tree.is_shown(Network) && !tree.is_shown(Timeline));
        tree.toggle(Network);
        assert!(!tree.is_shown(Network));
    }

    #[test]
    fn a_layout_of_one_panel_is_not_used() {
        let lone = PanelLayout::Panel { name: PanelKind::Reader.name().to_owned(), shown: true };
        let settings = Settings { panels: Some(lone), ..Settings::default() };
        let tree = PanelTree::from_settings(&settings);
        assert!(PanelKind::ALL.iter().all(|panel| tree.find(*panel).is_some()));
    }

    #[test]
    fn a_layout_of_another_version_keeps_what_it_has() {
        let mut tree = PanelTree::default();
        tree.toggle(PanelKind::Timeline);
        let mut stored = tree.to_settings().unwrap();
        fn replace(layout: &mut PanelLayout) {
            match layout {
                PanelLayout::Panel { name, .. } if name == PanelKind::Decisions.name() => {
                    "of-tomorrow".clone_into(name);
                }
                PanelLayout::Panel { .. } => {}
                PanelLayout::Row(parts) | PanelLayout::Column(parts) => {
                    parts.iter_mut().for_each(|(_, part)| replace(part));
                }
                PanelLayout::Tabs { parts, .. } => parts.iter_mut().for_each(replace),
            }
        }
        replace(&mut stored);
        let again = PanelTree::from_settings(&Settings { panels: Some(stored), ..Settings::default() });
        assert!(PanelKind::ALL.iter().all(|panel| again.find(*panel).is_some()));
        assert!(!again.is_shown(PanelKind::Timeline) && !again.is_shown(PanelKind::Decisions));
        assert!(again.is_shown(PanelKind::Reader));
    }

    #[test]
    fn shares_that_make_no_sense_are_bounded() {
        let parts =
            PanelKind::ALL.map(|panel| (f32::NAN, PanelLayout::Panel { name: panel.name().to_owned(), shown: true }));
        let settings = Settings { panels: Some(PanelLayout::Row(parts.to_vec())), ..Settings::default() };
        assert!(matches!(PanelTree::from_settings(&settings).to_settings(), Some(PanelLayout::Row(_))));
    }
}
