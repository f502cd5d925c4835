package org.rimborso.web.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;

/**
 * The note form as it stands: what was typed, kept as typed whatever happens, and what is wrong
 * with it by field.
 *
 * @param typed values by field name
 * @param errors sentences by field name
 */
public record NoteForm(Map<String, String> typed, Map<String, String> errors) {
  public static final int TEXT_LENGTH = 1000;
  public static final List<String> FIELDS =
      List.of("id", "kind", "text", "contact", "reference", "promised", "promisedOn", "next");
  public static final NoteForm EMPTY = new NoteForm(Map.of("kind", "call"), Map.of());

  private static final String RESTORED = "restored";
  private static final String TEMPLATE = "template";
  private static final String REPLACED = "replaced";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int FIELD_LENGTH = 120;
  private static final Pattern POINT = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
  private static final Pattern ENGLISH = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,4})?");
  private static final Pattern ITALIAN =
      Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,4})?|\\d{1,12},\\d{1,4}");
  private static final Pattern CENTS = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

  /** What was typed before a session ended, of the form's own fields. */
  public static NoteForm restored(Map<String, String> fields) {
    Map<String, String> typed = new LinkedHashMap<>(fields);
    typed.keySet().retainAll(FIELDS);
    typed.put(RESTORED, "true");
    return new NoteForm(typed, Map.of());
  }

  /** Whether it holds what was typed before a session ended. */
  public boolean isRestored() {
    return typed.containsKey(RESTORED);
  }

  /** The form as a template fills it, instead of what it says so far of the same fields. */
  public NoteForm filled(TemplateChoice template) {
    Map<String, String> filled = new LinkedHashMap<>(typed);
    if (!value("text").isBlank() || !value("next").isBlank()) {
      filled.put(REPLACED, "true");
    }
    filled.remove(RESTORED);
    filled.put(TEMPLATE, template.code());
    filled.put("kind", template.kind());
    filled.put("text", template.text());
    filled.put("next", template.next());
    return new NoteForm(filled, Map.of());
  }

  /** Whether a template stands where its author had typed something that is still kept. */
  public boolean isReplaced() {
    return typed.containsKey(REPLACED);
  }

  public NoteForm {
    typed = Map.copyOf(typed);
    errors = Map.copyOf(errors);
  }

  /** The typed value of a field. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The note's id, made when the form was: the same form sent twice is one note. */
  public String id() {
    String typed = value("id");
    return ID.matcher(typed).matches() ? typed : UUID.randomUUID().toString();
  }

  /** What is wrong with a field. */
  public Optional<String> error(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  public List<Note.Kind> kinds() {
    return List.of(Note.Kind.values());
  }

  /** The form with what {@code parameters} say, and with every fault found in it. */
  public static NoteForm read(
      Map<String, String> parameters, Words words, LocalDate today, String currency) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, parameters.getOrDefault(field, "")));
    NoteForm form = new NoteForm(typed, Map.of());
    return new NoteForm(typed, new Check(form, words, today, currency).errors());
  }

  /** The form with one more fault, of the form as a whole. */
  public NoteForm failed(String sentence) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put("form", sentence);
    return new NoteForm(typed, more);
  }

  /** The note, if nothing is wrong with it. */
  public Optional<TypedNote> note(Words words, String currency) {
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TypedNote(
            id(),
            kind(value("kind")).orElse(Note.Kind.OTHER),
            normal(value("text")).strip(),
            filled("contact"),
            filled("reference"),
            filled("promised").flatMap(a -> amount(a, words)).map(v -> new Money(v, currency)),
            filled("promisedOn").flatMap(NoteForm::date),
            filled("next").flatMap(NoteForm::date)));
  }

  private Optional<String> filled(String field) {
    return Optional.of(value(field).strip()).filter(text -> !text.isEmpty());
  }

  /** Browsers send line ends as CRLF, whatever was typed. */
  private static String normal(String text) {
    return text.replace("\r\n", "\n");
  }

  private static Optional<Note.Kind> kind(String code) {
    return Arrays.stream(Note.Kind.values()).filter(k -> k.code().equals(code)).findFirst();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException bad) {
      return Optional.empty();
    }
  }

  /** An amount as readers of either language write it; empty where it could mean two things. */
  static Optional<BigDecimal> amount(String text, Words words) {
    if (words.tag().equals("it")) {
      return ITALIAN.matcher(text).matches()
          ? Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')))
          : plain(text, CENTS);
    }
    return ENGLISH.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace(",", "")))
        : plain(text, POINT);
  }

  private static Optional<BigDecimal> plain(String text, Pattern form) {
    return form.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Finds what is wrong. */
  private record Check(NoteForm form, Words words, LocalDate today, String currency) {

    Map<String, String> errors() {
      Map<String, String> errors = new LinkedHashMap<>();
      if (kind(form.value("kind")).isEmpty()) {
        errors.put("kind", words.say("note.bad-kind"));
      }
      checkText(errors);
      checkLine("contact", errors);
      checkLine("reference", errors);
      form.filled("promised")
          .filter(typed -> amount(typed, words).isEmpty())
          .ifPresent(bad -> errors.put("promised", words.say("note.bad-amount")));
      checkDate("promisedOn", LocalDate.MIN, errors);
      checkDate("next", today, errors);
      return errors;
    }

    private void checkText(Map<String, String> errors) {
      String text = normal(form.value("text"));
      if (text.isBlank()) {
        errors.put("text", words.say("note.no-text"));
      } else if (text.codePointCount(0, text.length()) > TEXT_LENGTH) {
        errors.put("text", words.say("note.too-long", TEXT_LENGTH));
      } else if (text.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isHidden(c))) {
        errors.put("text", words.say("note.hidden"));
      }
    }

    private void checkLine(String field, Map<String, String> errors) {
      String text = form.value(field);
      if (text.length() > FIELD_LENGTH) {
        errors.put(field, words.say("note.too-long", FIELD_LENGTH));
      } else if (text.codePoints().anyMatch(Check::isHidden)) {
        errors.put(field, words.say("note.hidden"));
      }
    }

    private void checkDate(String field, LocalDate earliest, Map<String, String> errors) {
      Optional<String> typed = form.filled(field);
      Optional<LocalDate> date = typed.flatMap(NoteForm::date);
      if (typed.isPresent() && date.isEmpty()) {
        errors.put(field, words.say("note.bad-date"));
      } else if (date.filter(d -> d.isBefore(earliest)).isPresent()) {
        errors.put(field, words.say("note.past-date"));
      } else if (date.filter(d -> d.isAfter(today.plusYears(10))).isPresent()) {
        errors.put(field, words.say("note.bad-date"));
      }
    }

    /** Controls, and marks that make text read other than it is stored. */
    private static boolean isHidden(int c) {
      return Character.isISOControl(c)
          || c >= 0x202A && c <= 0x202E
          || c >= 0x2066 && c <= 0x2069
          || Character.getType(c) == Character.SURROGATE;
    }
  }
}
