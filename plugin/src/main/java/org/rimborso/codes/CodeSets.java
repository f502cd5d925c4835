package org.rimborso.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The code sets that a site has loaded, seen as one. Implementations are immutable: one review asks
 * one snapshot.
 */
public interface CodeSets {

  /**
   * What {@code system} says of {@code code} on {@code day}.
   *
   * @param code dotted or undotted, any case
   * @param day the code date, see {@code rules.md} in the design; for diagnoses the date that picks
   *     the edition
   */
  CodeAnswer ask(CodeSystem system, String code, LocalDate day);

  /**
   * The codes below {@code code} that may be billed on {@code day}, in code order; empty where no
   * edition is loaded. Below a three-character category these are the codes near any code of it.
   *
   * @param code dotted or undotted, any case; a category, or only the beginning of codes
   */
  List<String> billableBelow(CodeSystem system, String code, LocalDate day);

  /** A short name of the code for people, if one is loaded in that language or in English. */
  Optional<String> name(CodeSystem system, String code, Locale language);

  /**
   * The notes of {@code kind} that count for {@code code} on {@code day}, the code's own first,
   * then those of the headers, section and chapter above it; empty where no notes are loaded.
   *
   * @param code dotted or undotted, any case
   */
  default List<TabularNotes.Note> notes(
      CodeSystem system, String code, TabularNotes.Kind kind, LocalDate day) {
    return List.of();
  }

  /**
   * The edition of the notes that counts on {@code day}: that of the day, else the nearest; empty
   * where no notes are loaded.
   */
  default Optional<TabularNotes.Edition> notesEdition(CodeSystem system, LocalDate day) {
    return Optional.empty();
  }

  /**
   * A companion list that relates codes: a list of members, a map, code pairs. Its own {@link
   * CodeRelations#edition} says which edition is complete on a day; {@link CodeRelations#NONE},
   * which has none, where the list is not loaded.
   *
   * @param list the list's standard name, as code sets are listed, such as {@code poa-exempt}
   */
  default CodeRelations companion(String list) {
    return CodeRelations.NONE;
  }

  /**
   * The codes of {@code to} that a published map gives for a code, bare, the nearest first. They
   * are candidates: a map knows neither the record nor the day, so each has to be asked about
   * before it may stand on a claim. An empty list where the map says that there is none; empty
   * where no map is known that lists the code. Of ICD-9-CM and ICD-10-CM the companion lists {@code
   * gem-9-to-10} and {@code gem-10-to-9} answer, by their last edition.
   *
   * @param code dotted or undotted, any case
   */
  default Optional<List<String>> translations(CodeSystem from, String code, CodeSystem to) {
    return EquivalenceMaps.list(from, to)
        .flatMap(list -> EquivalenceMaps.targets(companion(list), code));
  }

  /** A code as tables hold it: upper case, without dots and blanks; itself if it is so already. */
  static String normalize(String code) {
    int kept = 0;
    while (kept < code.length() && isBare(code.charAt(kept))) {
      kept++;
    }
    return kept == code.length() ? code : normalize(code, kept);
  }

  /** Whether {@link #normalize} keeps the character; it leaves out dots and blanks. */
  static boolean isKept(char c) {
    return c != '.' && !Character.isWhitespace(c);
  }

  private static boolean isBare(char c) {
    return isKept(c) && Character.toUpperCase(c) == c;
  }

  private static String normalize(String code, int kept) {
    StringBuilder out = new StringBuilder(code.length()).append(code, 0, kept);
    for (int i = kept; i < code.length(); i++) {
      char c = code.charAt(i);
      if (isKept(c)) {
        out.append(Character.toUpperCase(c));
      }
    }
    return out.toString();
  }

  /** A code as people write it: ICD codes with the dot after the third character. */
  static String display(CodeSystem system, String code) {
    String bare = normalize(code);
    boolean dotted =
        system == CodeSystem.ICD10CM || system == CodeSystem.ICD9CM || system == CodeSystem.ICD10;
    int head = system == CodeSystem.ICD9CM && bare.startsWith("E") ? 4 : 3;
    return dotted && bare.length() > head
        ? bare.substring(0, head) + "." + bare.substring(head)
        : bare;
  }
}
