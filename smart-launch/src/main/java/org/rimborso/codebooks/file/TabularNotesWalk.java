package org.rimborso.codebooks.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.rimborso.codebooks.Edition.NoteKind;
import org.rimborso.codebooks.Edition.NoteRow;

/** One walk through a tabular list. Not to be used twice. */
final class TabularNotesWalk {
  private static final Map<String, NoteKind> KINDS =
      Map.of(
          "excludes1", NoteKind.EXCLUDES1,
          "excludes2", NoteKind.EXCLUDES2,
          "codeFirst", NoteKind.CODE_FIRST,
          "useAdditionalCode", NoteKind.USE_ADDITIONAL_CODE,
          "codeAlso", NoteKind.CODE_ALSO,
          "includes", NoteKind.INCLUDES,
          "inclusionTerm", NoteKind.INCLUSION_TERM,
          "sevenChrNote", NoteKind.SEVENTH_CHARACTER_NOTE,
          "sevenChrDef", NoteKind.SEVENTH_CHARACTER);

  /** What is counted, for each element whose notes are, in this order. */
  private static final Map<String, String> COUNTED = counted();

  /** A chapter's description ends in its first and last category. */
  private static final Pattern RANGE = Pattern.compile("\\(([A-Z][0-9A-Z]{2}-[A-Z][0-9A-Z]{2})\\)");

  private static final int LONGEST_NOTE = 1 << 16;
  private static final int DEEPEST = 40;

  private final List<NoteRow> notes = new ArrayList<>();
  private final Map<String, Long> found = new LinkedHashMap<>();
  private final Set<String> codes = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<String> places = new ArrayDeque<>();
  private String version = "";

  private static Map<String, String> counted() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("excludes1", "Excludes1 notes");
    names.put("excludes2", "Excludes2 notes");
    names.put("codeFirst", "code-first notes");
    names.put("useAdditionalCode", "use-additional-code notes");
    names.put("codeAlso", "code-also notes");
    names.put("includes", "includes notes");
    names.put("inclusionTerm", "inclusion terms");
    names.put("sevenChrDef", "seventh-character tables");
    return names;
  }

  void through(XMLStreamReader xml) throws XMLStreamException, Broken {
    start(xml);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {
          // Text is read with its element.
        }
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException, Broken {
    String element = xml.getLocalName();
    if (path.size() > DEEPEST) {
      throw new Broken("is nested too deep for a tabular list");
    }
    String parent = path.isEmpty() ? "" : path.getLast();
    switch (element) {
      case "version" -> version = text(xml);
      case "name" -> name(parent, text(xml));
      case "desc" -> description(parent, text(xml));
      case "note" -> note(parent, text(xml));
      case "extension" -> seventh(xml.getAttributeValue(null, "char"), text(xml));
      case "sevenChrDef" -> {
        count(element);
        path.addLast(element);
      }
      case "section" -> {
        places.addLast(String.valueOf(xml.getAttributeValue(null, "id")));
        path.addLast(element);
      }
      case "chapter", "diag" -> {
        places.addLast("");
        path.addLast(element);
      }
      default -> path.addLast(element);
    }
  }

  private void end() {
    if (!path.isEmpty()) {
      String element = path.removeLast();
      if (element.equals("section") || element.equals("chapter") || element.equals("diag")) {
        places.removeLast();
      }
    }
  }

  private void name(String parent, String text) throws Broken {
    if (parent.equals("diag")) {
      String code = IcdCode.CM.bare(text);
      if (!codes.add(code)) {
        throw new Broken("lists " + code + " a second time");
      }
      stand(code);
    }
  }

  private void description(String parent, String text) {
    Matcher range = RANGE.matcher(text);
    if (parent.equals("chapter") && range.find()) {
      stand(range.group(1));
    }
  }

  private void stand(String place) {
    places.removeLast();
    places.addLast(place);
  }

  private void note(String parent, String text) throws Broken {
    NoteKind kind = KINDS.get(parent);
    if (kind != null) {
      boolean remark = kind == NoteKind.SEVENTH_CHARACTER;
      add(remark ? NoteKind.SEVENTH_CHARACTER_NOTE : kind, text);
      if (!remark) {
        count(parent);
      }
    }
  }

  private void seventh(@Nullable String character, String meaning) throws Broken {
    if (character == null || !character.matches("[0-9A-Z]")) {
      throw new Broken("a seventh character that is none");
    }
    add(NoteKind.SEVENTH_CHARACTER, character + " " + meaning);
  }

  private void add(NoteKind kind, String text) throws Broken {
    String place = places.isEmpty() ? "" : places.getLast();
    if (!place.matches("[A-Z][0-9A-Z]{2,6}|[A-Z][0-9A-Z]{2}-[A-Z][0-9A-Z]{2}")) {
      throw new Broken("a note that stands at no chapter, section or code");
    }
    notes.add(new NoteRow(place, kind, text));
  }

  private void count(String element) {
    found.merge(element, 1L, Long::sum);
  }

  /** The text of the element at hand, whose end it reads. */
  private static String text(XMLStreamReader xml) throws XMLStreamException, Broken {
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw new Broken("has <" + Entry.plain(xml.getLocalName()) + "> inside a text");
      }
      if (xml.isCharacters()) {
        text.append(xml.getText());
      }
      if (text.length() > LONGEST_NOTE) {
        throw new Broken("a note is longer than " + LONGEST_NOTE + " characters");
      }
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  /** What the document says of its year, such as {@code 2021}; empty text for nothing. */
  String version() {
    return version;
  }

  List<NoteRow> notes() {
    return notes;
  }

  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("codes", (long) codes.size());
    COUNTED.forEach((element, name) -> counts.put(name, found.getOrDefault(element, 0L)));
    return counts;
  }
}
