package org.rimborso.launch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.file.ColumnNames;
import org.rimborso.codebooks.publisher.AddressTemplate;
import org.rimborso.codebooks.publisher.UpdateSettings;
import org.rimborso.codebooks.terminology.TerminologySettings;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Origin;

/** Reads {@code codes}: a folder alone, or keys. */
final class CodesSection {
  private static final String TEMPLATE =
      "addresses at one of codes.update.hosts, with no placeholders but {fiscalYear}, {aprilYear},"
          + " {year}, or {year} with {quarter} or {month}";
  private static final String BOOKS = "one of the books " + ids(Arrays.stream(Book.values()));
  private static final String TABLES =
      "a book whose files have headed columns, one of "
          + ids(Arrays.stream(Book.values()).filter(book -> !ColumnNames.of(book).isEmpty()));
  private static final String SYSTEMS =
      "code systems, each one of "
          + ids(Arrays.stream(Book.values()).filter(book -> book.system().isPresent()));
  private static final String DURATION = "a time such as 500ms, 3s, 30m or 12h";

  private final Function<String, Path> path;

  CodesSection(Function<String, Path> path) {
    this.path = path;
  }

  CodesSettings read(Keys top) {
    if (top.isPlain("codes")) {
      return CodesSettings.of(top.value("codes", "a path", path));
    }
    Keys keys = top.section("codes");
    CodesSettings settings =
        new CodesSettings(
            keys.value("folder", "a path", path),
            update(keys.section("update")),
            terminology(keys.section("terminology")),
            columns(keys.section("columns")));
    keys.noOthers();
    return settings;
  }

  private static UpdateSettings update(Keys keys) {
    Set<Origin> hosts = new HashSet<>();
    keys.values("hosts", Values.ORIGIN, Values::origin)
        .forEach(host -> hosts.add(Origin.of(host).orElseThrow()));
    OptionalInt since =
        keys.value("since", "a year from 2000 on", CodesSection::year).stream()
            .mapToInt(year -> year)
            .findFirst();
    Map<Book, List<AddressTemplate>> books = new LinkedHashMap<>();
    Keys addresses = keys.section("books");
    for (String id : addresses.names()) {
      books.put(book(addresses, id), addresses.values(id, TEMPLATE, text -> template(text, hosts)));
    }
    UpdateSettings settings =
        new UpdateSettings(
            hosts,
            since,
            keys.value("budget", DURATION, Values::duration).orElse(UpdateSettings.USUAL_BUDGET),
            books);
    keys.noOthers();
    return settings;
  }

  private static AddressTemplate template(String text, Set<Origin> hosts) {
    AddressTemplate template = new AddressTemplate(text);
    Values.require(hosts.containsAll(origins(template)));
    return template;
  }

  /** An address that may not be called has no origin, and none is not on the list either. */
  private static List<Origin> origins(AddressTemplate template) {
    List<Origin> origins = new ArrayList<>();
    template
        .addresses(LocalDate.EPOCH, OptionalInt.empty())
        .forEach(
            address ->
                origins.add(Origin.of(address.uri()).orElseThrow(IllegalArgumentException::new)));
    return origins;
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    Values.require(year >= 2000 && year <= 2100);
    return year;
  }

  private Optional<TerminologySettings> terminology(Keys keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<CodeSystem> systems = keys.values("systems", SYSTEMS, CodesSection::system);
    TerminologySettings settings =
        new TerminologySettings(
            keys.required(
                "base", "the server's FHIR base, https (http on this machine)", Values::address),
            keys.value("tokenFile", "a path", path),
            systems.isEmpty() ? TerminologySettings.USUAL_SYSTEMS : Set.copyOf(systems),
            keys.value("budget", DURATION, Values::duration)
                .orElse(TerminologySettings.USUAL_BUDGET),
            keys.value("kept", DURATION, Values::duration)
                .orElse(TerminologySettings.USUALLY_KEPT));
    keys.noOthers();
    return Optional.of(settings);
  }

  private static Map<Book, Map<String, String>> columns(Keys keys) {
    Map<Book, Map<String, String>> columns = new EnumMap<>(Book.class);
    for (String id : keys.names()) {
      if (ColumnNames.of(book(keys, id)).isEmpty()) {
        throw SettingsError.at(keys.path(id), TABLES);
      }
      columns.put(book(keys, id), headers(keys.section(id), ColumnNames.of(book(keys, id))));
    }
    return columns;
  }

  private static Map<String, String> headers(Keys fields, List<String> known) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String field : fields.names()) {
      if (!known.contains(field)) {
        throw SettingsError.at(
            fields.path(field), "one of the columns " + String.join(", ", known));
      }
      fields.text(field).ifPresent(header -> headers.put(field, header));
    }
    return Map.copyOf(headers);
  }

  private static Book book(Keys keys, String id) {
    return Arrays.stream(Book.values())
        .filter(book -> book.id().equals(id))
        .findFirst()
        .orElseThrow(() -> SettingsError.at(keys.path(id), BOOKS));
  }

  private static CodeSystem system(String id) {
    return Arrays.stream(Book.values())
        .filter(book -> book.id().equals(id))
        .flatMap(book -> book.system().stream())
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String ids(Stream<Book> books) {
    return books.map(Book::id).collect(Collectors.joining(", "));
  }
}
