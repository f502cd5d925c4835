package org.rimborso.web.view;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.rimborso.codebooks.file.RateSheet;
import org.rimborso.desk.PayerRates;
import org.rimborso.fhir.write.NoteText;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerTerms;

/**
 * A payer's terms as they stand in the form: what was typed, kept as typed, and what is wrong with
 * it by field.
 *
 * @param typed values by field name
 * @param errors sentences by field name; {@code form} for the form as a whole
 * @param terms what is meant, if nothing is wrong
 */
public record PayerForm(
    Map<String, String> typed, Map<String, String> errors, Optional<PayerTerms> terms) {
  /** The kinds of limits. */
  public static final List<String> KINDS = List.of("filing", "appeal");

  /** The units of a limit's length. */
  public static final List<String> UNITS = List.of("days", "months", "years");

  private static final List<String> LINES = List.of("phone", "hours", "portal", "fax");
  private static final List<String> PARTS = List.of("length", "unit", "source", "from");
  private static final int MOST_LIMITS = 6;
  private static final int MOST_USUAL_DAYS = 365;

  public PayerForm {
    typed = Map.copyOf(typed);
    errors = Map.copyOf(errors);
  }

  /** The form that says these terms, and these rates where they are not the configuration's. */
  public static PayerForm of(PayerTerms terms, Optional<String> rates) {
    Map<String, String> typed = new LinkedHashMap<>();
    BiConsumer<String, Optional<String>> put = (field, value) -> typed.put(field, value.orElse(""));
    Contact contact = terms.contact();
    put.accept("phone", contact.phone());
    put.accept("hours", contact.hours());
    put.accept("portal", contact.portal());
    put.accept("fax", contact.fax());
    put.accept("post", contact.post());
    put.accept("rates", rates);
    typed.put(
        "usual", terms.usualDays().isPresent() ? String.valueOf(terms.usualDays().getAsInt()) : "");
    fill(typed, "filing", terms.filing());
    fill(typed, "appeal", terms.appeal());
    return new PayerForm(typed, Map.of(), Optional.of(terms));
  }

  private static void fill(Map<String, String> typed, String kind, Limits limits) {
    int at = 0;
    for (Limit limit : limits.limits()) {
      String field = kind + "-" + at++ + "-";
      Period length = limit.length();
      boolean years = length.getYears() != 0 && length.getMonths() == 0 && length.getDays() == 0;
      boolean months = length.toTotalMonths() != 0 && length.getDays() == 0;
      typed.put(
          field + "length",
          String.valueOf(
              years ? length.getYears() : months ? length.toTotalMonths() : length.getDays()));
      typed.put(field + "unit", years ? "years" : months ? "months" : "days");
      typed.put(field + "source", limit.source());
      typed.put(field + "from", limit.from().map(LocalDate::toString).orElse(""));
    }
  }

  /** The form with what {@code parameters} say, and with every fault found in it. */
  public static PayerForm read(Map<String, String> parameters, Words words) {
    Map<String, String> typed = new LinkedHashMap<>();
    fields().forEach(field -> typed.put(field, parameters.getOrDefault(field, "").strip()));
    return new Reading(typed, new LinkedHashMap<>(), words).form();
  }

  private static List<String> fields() {
    List<String> all = new ArrayList<>(LINES);
    all.add("post");
    all.add("usual");
    all.add("rates");
    for (String kind : KINDS) {
      for (int i = 0; i < MOST_LIMITS; i++) {
        String field = kind + "-" + i + "-";
        PARTS.forEach(part -> all.add(field + part));
      }
    }
    return all;
  }

  /** The form with one more fault, of the form as a whole. */
  public PayerForm failed(String sentence) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put("form", sentence);
    return new PayerForm(typed, more, terms);
  }

  /** The rates that were typed; empty for the configuration's. */
  public Optional<String> rates() {
    return Optional.of(value("rates").replace("\r\n", "\n")).filter(text -> !text.isEmpty());
  }

  /** The typed value of a field. */
  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong with a field. */
  public Optional<String> error(String field) {
    return Optional.ofNullable(errors.get(field));
  }

  /** The beginnings of the field names of a kind's limits: those that are filled, and one more. */
  public List<String> limits(String kind) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < MOST_LIMITS; i++) {
      String field = kind + "-" + i;
      rows.add(field);
      if (isBlank(typed, field)) {
        break;
      }
    }
    return rows;
  }

  private static boolean isBlank(Map<String, String> typed, String field) {
    return List.of("length", "source", "from").stream()
        .allMatch(part -> typed.getOrDefault(field + "-" + part, "").isEmpty());
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "PayerForm[" + errors.size() + "]";
  }

  /** Makes terms of what was typed, and notes what is wrong. */
  private record Reading(Map<String, String> typed, Map<String, String> errors, Words words) {

    PayerForm form() {
      LINES.forEach(field -> check(field, NoteText.ofField(value(field))));
      check("post", NoteText.of(value("post")));
      OptionalInt usual = usual();
      filled("rates").ifPresent(this::checkRates);
      Limits filing = limits("filing");
      Limits appeal = limits("appeal");
      if (!errors.isEmpty()) {
        return new PayerForm(typed, errors, Optional.empty());
      }
      Contact contact =
          new Contact(
              filled("phone"), filled("portal"), filled("fax"), filled("post"), filled("hours"));
      return new PayerForm(
          typed, errors, Optional.of(new PayerTerms(filing, appeal, usual, contact)));
    }

    private String value(String field) {
      return typed.getOrDefault(field, "");
    }

    private Optional<String> filled(String field) {
      return Optional.of(value(field).replace("\r\n", "\n")).filter(text -> !text.isEmpty());
    }

    private void check(String field, NoteText judged) {
      if (judged instanceof NoteText.TooLong || value(field).length() > 500) {
        errors.put(field, words.say("note.too-long", 200));
      } else if (judged instanceof NoteText.Forbidden) {
        errors.put(field, words.say("note.hidden"));
      }
    }

    private void checkRates(String text) {
      try {
        PayerRates.read(text, 0);
      } catch (RateSheet.Fault fault) {
        errors.put("rates", words.say("payers.bad-rate", fault.line(), fault.column()));
      } catch (IOException unreadable) {
        errors.put("rates", words.say("payers.bad-rates"));
      }
    }

    private OptionalInt usual() {
      if (value("usual").isEmpty()) {
        return OptionalInt.empty();
      }
      Optional<Integer> days = number(value("usual"), MOST_USUAL_DAYS);
      if (days.isEmpty()) {
        errors.put("usual", words.say("payers.bad-usual", MOST_USUAL_DAYS));
      }
      return days.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private Limits limits(String kind) {
      List<Limit> limits = new ArrayList<>();
      for (int i = 0; i < MOST_LIMITS; i++) {
        String field = kind + "-" + i;
        if (!isBlank(typed, field)) {
          limit(field).ifPresent(limits::add);
        }
      }
      return new Limits(limits);
    }

    private Optional<Limit> limit(String field) {
      String unit = value(field + "-unit");
      Optional<Period> length = length(unit, value(field + "-length"));
      if (length.isEmpty()) {
        errors.put(field, words.say("payers.bad-length"));
        return Optional.empty();
      }
      if (!(NoteText.ofField(value(field + "-source")) instanceof NoteText.Accepted source)) {
        errors.put(field, words.say("payers.bad-source"));
        return Optional.empty();
      }
      Optional<LocalDate> from = date(value(field + "-from"));
      if (from.isEmpty()) {
        errors.put(field, words.say("payers.bad-from"));
        return Optional.empty();
      }
      return Optional.of(new Limit(length.get(), source.text(), from));
    }

    private static Optional<Period> length(String unit, String typed) {
      return switch (unit) {
        case "days" -> number(typed, 3660).map(Period::ofDays);
        case "months" -> number(typed, 120).map(Period::ofMonths);
        case "years" -> number(typed, 10).map(Period::ofYears);
        default -> Optional.empty();
      };
    }

    private static Optional<Integer> number(String text, int most) {
      return Optional.of(text)
          .filter(typed -> typed.matches("\\d{1,4}"))
          .map(Integer::parseInt)
          .filter(number -> number >= 1 && number <= most);
    }

    private static Optional<LocalDate> date(String text) {
      try {
        return Optional.of(LocalDate.parse(text))
            .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
      } catch (DateTimeParseException bad) {
        return Optional.empty();
      }
    }
  }
}
