package org.rimborso.launch;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rimborso.account.DenialCategory;
import org.rimborso.chart.Note;
import org.rimborso.web.view.NoteForm;
import org.rimborso.web.view.NoteTemplate;

/**
 * How notes are written.
 *
 * @param templates the site's own, before the built-in ones, in the order in which they are offered
 */
record NotesSettings(List<NoteTemplate> templates) {
  /** Where the site says nothing: the built-in templates only. */
  static final NotesSettings DEFAULT = new NotesSettings(List.of());

  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 365;
  private static final Pattern CARC = Pattern.compile("([A-Za-z]{2}-)?[A-Za-z]?\\d{1,3}");

  NotesSettings {
    templates = List.copyOf(templates);
  }

  /** Reads {@code notes}. */
  static NotesSettings read(Keys keys) {
    List<Keys> sections = keys.sections("templates");
    List<NoteTemplate> templates = sections.stream().map(NotesSettings::template).toList();
    keys.noOthers();
    for (int i = 0; i < templates.size(); i++) {
      String name = templates.get(i).name();
      if (templates.subList(0, i).stream().anyMatch(one -> one.name().equals(name))) {
        throw SettingsError.at(sections.get(i).path("name"), "a name that no other template has");
      }
    }
    return new NotesSettings(templates);
  }

  private static NoteTemplate template(Keys keys) {
    NoteTemplate template =
        new NoteTemplate(
            keys.required(
                "name", "a name of at most " + LONGEST_NAME + " characters", NotesSettings::name),
            keys.value("payer", "a payer's name, as pages show it", NotesSettings::name),
            keys.value(
                "category",
                "one of " + codes(DenialCategory.values(), DenialCategory::code),
                text -> of(DenialCategory.values(), DenialCategory::code, text)),
            keys.value("carc", "a code such as 16 or CO-16", NotesSettings::carc),
            keys.required(
                "kind",
                "one of " + codes(Note.Kind.values(), Note.Kind::code),
                text -> of(Note.Kind.values(), Note.Kind::code, text)),
            keys.required(
                "text",
                "a text of at most "
                    + NoteForm.TEXT_LENGTH
                    + " characters; in braces nothing but "
                    + String.join(" ", NoteTemplate.PLACEHOLDERS),
                NotesSettings::text),
            days(keys));
    keys.noOthers();
    if (template.category().isPresent() && template.carc().isPresent()) {
      throw SettingsError.at(keys.path("carc"), "no code beside a category");
    }
    return template;
  }

  private static OptionalInt days(Keys keys) {
    return keys
        .value("followUpDays", "a whole number from 0 to " + MOST_DAYS, NotesSettings::day)
        .stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  private static Integer day(String text) {
    int days = Integer.parseInt(text);
    Values.require(days >= 0 && days <= MOST_DAYS);
    return days;
  }

  private static String name(String text) {
    String name = text.strip();
    Values.require(
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().noneMatch(Character::isISOControl));
    return name;
  }

  private static String carc(String text) {
    Values.require(CARC.matcher(text).matches());
    return text;
  }

  private static String text(String text) {
    String whole = text.strip();
    Values.require(NoteTemplate.isText(whole));
    return whole;
  }

  private static <T> T of(T[] values, Function<T, String> code, String text) {
    return Arrays.stream(values)
        .filter(one -> code.apply(one).equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static <T> String codes(T[] values, Function<T, String> code) {
    return String.join(", ", Arrays.stream(values).map(code).toList());
  }
}
