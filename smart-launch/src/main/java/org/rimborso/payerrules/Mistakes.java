package org.rimborso.payerrules;

import java.util.List;
import java.util.TreeSet;

/** Collects the mistakes of one file. */
final class Mistakes {
  private final String file;
  private final TreeSet<Mistake> all = new TreeSet<>();

  Mistakes(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(Spot spot, String what) {
    all.add(new Mistake(file, spot.line(), spot.column(), what));
  }

  void add(Mistake one) {
    all.add(one);
  }

  int count() {
    return all.size();
  }

  /** In the order of the file. */
  List<Mistake> all() {
    return List.copyOf(all);
  }
}
