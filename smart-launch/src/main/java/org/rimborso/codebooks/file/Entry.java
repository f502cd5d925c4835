package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where something stands.
 *
 * @param path the file's name, then the archive entry's, then the sheet's
 */
record Entry(List<String> path) {
  private static final int LONGEST_SHOWN = 120;

  Entry {
    path = List.copyOf(path);
  }

  Entry inside(String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return new Entry(longer);
  }

  /** The names, the innermost first: what it says of itself before what its archive is called. */
  List<String> names() {
    List<String> names = new ArrayList<>(path);
    Collections.reverse(names);
    return names;
  }

  /** For people; names come from strangers, so nothing in them moves a terminal's cursor. */
  String shown() {
    return path.stream().map(Entry::plain).collect(Collectors.joining(" > "));
  }

  static String plain(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
  }
}
