package org.rimborso.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the notes of one edition by place. */
final class NoteRows {
  /** Codes in order, then ranges: the narrower first. */
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong((Place place) -> place.high() - place.low())
          .thenComparingLong(Place::low);

  private final Map<Place, List<Entry>> places = new TreeMap<>(ORDER);
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  /** A code, or the first and the last category of a section or chapter. */
  private record Place(long low, long high) {
    static Place of(String at) {
      int hyphen = at.indexOf('-');
      if (hyphen < 0) {
        long code = PackedCode.known(at);
        return new Place(code, code);
      }
      Place range =
          new Place(
              PackedCode.known(at.substring(0, hyphen)),
              PackedCode.known(at.substring(hyphen + 1)));
      if (range.low() > range.high()) {
        throw new IllegalArgumentException("a section that ends before it starts: " + at);
      }
      return range;
    }
  }

  private record Entry(TabularNotes.Kind kind, int text) {}

  void add(String at, TabularNotes.Kind kind, String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    Entry entry = new Entry(kind, known == null ? texts.size() - 1 : known);
    places.computeIfAbsent(Place.of(at), place -> new ArrayList<>(2)).add(entry);
  }

  NoteEdition build(EditionCalendar.Period period) {
    int[] starts = new int[places.size() + 1];
    List<Entry> notes = new ArrayList<>();
    int place = 0;
    for (List<Entry> at : places.values()) {
      notes.addAll(at);
      place++;
      starts[place] = notes.size();
    }
    byte[] kinds = new byte[notes.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = notes.get(i).kind().number();
    }
    return new NoteEdition(
        period,
        places.keySet().stream().mapToLong(Place::low).toArray(),
        places.keySet().stream().mapToLong(Place::high).toArray(),
        starts,
        kinds,
        notes.stream().mapToInt(Entry::text).toArray(),
        TextPool.of(List.copyOf(texts.keySet())));
  }
}
