package org.rimborso.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** One code on one day in a sentence, or the codes that fit some words. */
final class CodeLookup {
  private static final String LIST = "rimborso codes list tells what is loaded.";
  private static final String IMPORT =
      "Import the edition of that day (rimborso codes import FILE); " + LIST;
  private static final int CHILDREN = 12;
  private static final int NEAR = 5;
  private static final int FOUND = 20;

  private final ShelfSnapshot snapshot;
  private final CodeSets codes;
  private final CodeSystem system;

  CodeLookup(ShelfSnapshot snapshot, CodeSystem system) {
    this.snapshot = snapshot;
    this.codes = snapshot.codes();
    this.system = system;
  }

  List<String> text(String typed, LocalDate day) {
    List<String> lines = new ArrayList<>();
    snapshot
        .damage()
        .ifPresent(why -> lines.add("The imported code sets are damaged: " + why + "."));
    if (!isCode(typed, day)) {
      lines.addAll(found(typed, day));
      return lines;
    }
    CodeAnswer answer = codes.ask(system, typed, day);
    lines.add(sentence(typed, answer, day));
    if (answer instanceof CodeAnswer.Header) {
      lines.addAll(children(typed, day));
    } else if (answer instanceof CodeAnswer.Unknown) {
      near(typed, day).forEach(code -> lines.add("  " + named(code)));
    }
    return lines;
  }

  /** What a set knows, or what could be a code: one word with a digit that no search finds. */
  private boolean isCode(String typed, LocalDate day) {
    CodeAnswer answer = codes.ask(system, typed, day);
    boolean known =
        !(answer instanceof CodeAnswer.Unknown || answer instanceof CodeAnswer.NotLoaded);
    String word = typed.strip();
    return known
        || word.chars().noneMatch(Character::isWhitespace)
            && word.chars().anyMatch(Character::isDigit);
  }

  private String sentence(String typed, CodeAnswer answer, LocalDate day) {
    String code = system.label() + " " + named(typed);
    if (answer instanceof CodeAnswer.Billable) {
      return code + " is billable on " + day + " (" + edition(answer) + ").";
    }
    if (answer instanceof CodeAnswer.Header) {
      return code + " is a header on " + day + ", not a complete code (" + edition(answer) + ").";
    }
    if (answer instanceof CodeAnswer.NotYetValid later) {
      return code
          + " is not yet valid on "
          + day
          + "; it is from "
          + later.from()
          + " on ("
          + edition(answer)
          + ").";
    }
    if (answer instanceof CodeAnswer.NoLongerValid ended) {
      return code
          + " is no longer valid on "
          + day
          + "; its last day was "
          + ended.until()
          + ended.successor().map(next -> ", its successor is " + named(next)).orElse("")
          + " ("
          + edition(answer)
          + ").";
    }
    return answer instanceof CodeAnswer.Unknown
        ? code + " is in no edition: it is unknown on " + day + " (" + edition(answer) + ")."
        : code + " cannot be judged on " + day + ": no edition loaded for that day. " + IMPORT;
  }

  /** The edition that answered, with its days where it was imported. */
  private String edition(CodeAnswer answer) {
    return imported(answer)
        .map(one -> answer.edition() + ", " + one.from() + " to " + one.to())
        .orElse(answer.edition() + ", starter set");
  }

  private Optional<ShelvedEdition> imported(CodeAnswer answer) {
    return snapshot.manifest().books().stream()
        .filter(book -> book.book().system().filter(system::equals).isPresent())
        .flatMap(book -> book.editions().stream())
        .filter(one -> answer.edition().equals(system.label() + " " + one.label()))
        .findFirst();
  }

  private List<String> children(String typed, LocalDate day) {
    List<String> all = codes.billableBelow(system, typed, day);
    List<String> lines = new ArrayList<>();
    all.stream().limit(CHILDREN).forEach(code -> lines.add("  " + named(code)));
    if (all.size() > CHILDREN) {
      lines.add("  and " + (all.size() - CHILDREN) + " more");
    }
    return lines;
  }

  /** Billable codes that share the longest beginning with what was typed. */
  private List<String> near(String typed, LocalDate day) {
    String bare = CodeSets.normalize(typed);
    for (int length = bare.length(); length > 0; length--) {
      String beginning = bare.substring(0, length);
      List<String> below =
          codes.billableBelow(system, beginning, day).stream()
              .sorted(Comparator.comparingInt((String c) -> Math.abs(c.length() - bare.length())))
              .limit(NEAR)
              .sorted()
              .toList();
      if (!below.isEmpty()) {
        return below;
      }
    }
    return List.of();
  }

  private List<String> found(String typed, LocalDate day) {
    List<FoundCode> found = snapshot.search().find(system, typed, day, Locale.ENGLISH, FOUND);
    return found.isEmpty()
        ? List.of(
            "Nothing in the loaded %s fits “%s”. Try fewer or other words. %s"
                .formatted(system.label(), typed.strip(), LIST))
        : found.stream().map(CodeLookup::line).toList();
  }

  private static String line(FoundCode one) {
    return "%-9s %-14s %s".formatted(one.code(), word(one.answer()), one.name());
  }

  private static String word(CodeAnswer answer) {
    if (answer instanceof CodeAnswer.Billable) {
      return "billable";
    }
    if (answer instanceof CodeAnswer.Header) {
      return "header";
    }
    if (answer instanceof CodeAnswer.NotYetValid) {
      return "not yet valid";
    }
    if (answer instanceof CodeAnswer.NoLongerValid) {
      return "no longer valid";
    }
    return answer instanceof CodeAnswer.Unknown ? "unknown" : "not loaded";
  }

  private String named(String code) {
    String shown = CodeSets.display(system, code);
    return codes
        .name(system, code, Locale.ENGLISH)
        .map(name -> shown + " “" + name + "”")
        .orElse(shown);
  }

  String json(String typed, LocalDate day) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("system", system.uri());
    root.put("on", day.toString());
    if (isCode(typed, day)) {
      one(root, typed, day);
    } else {
      ArrayNode all = root.putArray("found");
      for (FoundCode found : snapshot.search().find(system, typed, day, Locale.ENGLISH, FOUND)) {
        all.addObject()
            .put("code", found.code())
            .put("status", word(found.answer()))
            .put("name", found.name());
      }
    }
    return root.toString();
  }

  private void one(ObjectNode root, String typed, LocalDate day) {
    CodeAnswer answer = codes.ask(system, typed, day);
    root.put("code", CodeSets.display(system, typed));
    root.put("status", word(answer));
    root.put("edition", answer.edition());
    root.put("name", codes.name(system, typed, Locale.ENGLISH).orElse(null));
    if (answer instanceof CodeAnswer.Header) {
      codes(root.putArray("billable"), codes.billableBelow(system, typed, day));
    } else if (answer instanceof CodeAnswer.Unknown) {
      codes(root.putArray("near"), near(typed, day));
    } else if (answer instanceof CodeAnswer.NotYetValid later) {
      root.put("from", later.from().toString());
    } else if (answer instanceof CodeAnswer.NoLongerValid ended) {
      root.put("until", ended.until().toString());
      ended.successor().ifPresent(next -> root.put("successor", CodeSets.display(system, next)));
    }
  }

  private void codes(ArrayNode array, List<String> bare) {
    bare.forEach(code -> array.add(CodeSets.display(system, code)));
  }
}
