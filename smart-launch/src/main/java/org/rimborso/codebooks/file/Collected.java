package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.codebooks.Edition;

/** What one file's entries gave, while they are read. */
final class Collected {
  private static final int NAMED = 8;

  private final List<Format> formats;
  private final List<Companion> companions;
  private final Hints hints;
  private final List<Found> found = new ArrayList<>();
  private final List<PassedOver> passedOver = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  /** An entry whose form is known. */
  private record Known(Leaf.Legible leaf, Format format) {}

  Collected(List<Format> formats, List<Companion> companions, Hints hints) {
    this.formats = formats;
    this.companions = companions;
    this.hints = hints;
  }

  static Contents refused(Entry entry, Broken broken) {
    return new Contents(List.of(), List.of(), List.of(broken.of(entry)));
  }

  Contents read(Entry file, List<Leaf> leaves) {
    List<Known> known = new ArrayList<>();
    for (Leaf leaf : leaves) {
      recognised(leaf).ifPresent(known::add);
    }
    known.stream().filter(one -> !one.format().listsChanges()).forEach(this::read);
    known.stream().filter(one -> one.format().listsChanges()).forEach(this::read);
    if (found.isEmpty() && refused.isEmpty()) {
      refused.add(new Refused(file.shown(), Optional.empty(), nothing(file)));
    }
    SameEditions same = new SameEditions(found);
    passedOver.addAll(same.passedOver());
    refused.addAll(same.refused());
    return new Contents(same.kept(), passedOver, refused);
  }

  private Optional<Known> recognised(Leaf leaf) {
    if (leaf instanceof Leaf.Legible legible) {
      try {
        return recognised(legible, legible.body().head());
      } catch (Broken broken) {
        refused.add(broken.of(leaf.entry()));
      }
    } else if (leaf instanceof Leaf.Document document) {
      aside(leaf.entry(), document.what());
    } else if (leaf instanceof Leaf.Damaged damaged) {
      refused.add(damaged.how().of(leaf.entry()));
    }
    return Optional.empty();
  }

  private Optional<Known> recognised(Leaf.Legible leaf, Head head) {
    for (Format format : formats) {
      if (format.recognises(head, hints)) {
        return Optional.of(new Known(leaf, format));
      }
    }
    String what =
        companions.stream()
            .flatMap(companion -> companion.reason(head).stream())
            .findFirst()
            .orElseGet(() -> beginning(head));
    aside(leaf.entry(), what);
    return Optional.empty();
  }

  private static String beginning(Head head) {
    return switch (head.kind()) {
      case XML -> "an XML document <" + Entry.plain(head.root()) + ">";
      case SHEET -> "a sheet of no known form" + firstOf(head.rows());
      case TEXT -> "a text of no known form" + firstOf(head.rows());
    };
  }

  private static String firstOf(List<Row> rows) {
    return rows.isEmpty()
        ? ""
        : " that begins: " + Entry.plain(String.join(" ", rows.get(0).cells()).strip());
  }

  private void read(Known known) {
    Entry entry = known.leaf().entry();
    List<Edition> beside = found.stream().map(Found::edition).toList();
    try {
      Reading reading = known.format().read(new Source(entry, hints, beside, known.leaf().body()));
      if (reading instanceof Reading.Read read) {
        read.editions().forEach(one -> found.add(new Found(entry.shown(), one)));
      } else if (reading instanceof Reading.Aside aside) {
        aside(entry, aside.reason());
      }
    } catch (Broken broken) {
      refused.add(broken.of(entry));
    }
  }

  private void aside(Entry entry, String what) {
    passedOver.add(new PassedOver(entry.shown(), what));
  }

  /** What was seen instead of a list; a file that is one entry is not named again. */
  private String nothing(Entry file) {
    String seen =
        passedOver.stream()
            .limit(NAMED)
            .map(one -> subject(file, one.entry()) + " is " + one.reason())
            .collect(Collectors.joining("; "));
    String more = passedOver.size() > NAMED ? "; and " + (passedOver.size() - NAMED) + " more" : "";
    return "holds no code list that Rimborso knows: "
        + (seen.isEmpty() ? "it is empty" : seen + more)
        + ". Import the list itself as its publisher ships it, zipped or plain; if this is it under"
        + " other column headers, name those under codes.columns in the configuration";
  }

  private static String subject(Entry file, String entry) {
    String outer = file.inside("").shown();
    return entry.startsWith(outer) ? entry.substring(outer.length()) : "it";
  }
}
