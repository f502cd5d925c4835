package org.rimborso.codebooks.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.Intake.EditionName;

/**
 * Which version of which file was fetched and imported, so that nothing is fetched twice. A ledger
 * that cannot be read is an empty one: then more is fetched than need be.
 */
final class Ledger {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file that was imported, and the editions it held. */
  record Entry(Version version, List<EditionName> editions) {
    Entry {
      editions = List.copyOf(editions);
    }
  }

  private final Path file;
  private final Map<String, Entry> entries;

  private Ledger(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  static Ledger open(Path file) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        JSON.readTree(Files.readAllBytes(file))
            .properties()
            .forEach(
                field -> entry(field.getValue()).ifPresent(e -> entries.put(field.getKey(), e)));
      }
    } catch (IOException unreadable) {
      entries.clear();
    }
    return new Ledger(file, entries);
  }

  Optional<Entry> of(URI uri) {
    return Optional.ofNullable(entries.get(uri.toString()));
  }

  void put(URI uri, Entry entry) throws IOException {
    entries.put(uri.toString(), entry);
    ObjectNode all = JSON.createObjectNode();
    entries.forEach((address, one) -> all.set(address, node(one)));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ObjectNode node(Entry entry) {
    ObjectNode node = JSON.createObjectNode();
    entry.version().etag().ifPresent(tag -> node.put("etag", tag));
    entry.version().lastModified().ifPresent(date -> node.put("lastModified", date));
    node.put("size", entry.version().size());
    node.put("sha256", entry.version().sha256());
    ArrayNode editions = node.putArray("editions");
    entry
        .editions()
        .forEach(
            edition ->
                editions
                    .addObject()
                    .put("book", edition.book().id())
                    .put("label", edition.label()));
    return node;
  }

  private static Optional<Entry> entry(JsonNode node) {
    List<EditionName> editions = new ArrayList<>();
    for (JsonNode each : node.path("editions")) {
      Optional<Book> book = Book.ofId(each.path("book").asText());
      if (book.isEmpty()) {
        return Optional.empty();
      }
      editions.add(new EditionName(book.get(), each.path("label").asText()));
    }
    Version version =
        new Version(
            Optional.ofNullable(node.path("etag").textValue()),
            Optional.ofNullable(node.path("lastModified").textValue()),
            node.path("size").asLong(),
            node.path("sha256").asText());
    return editions.isEmpty() ? Optional.empty() : Optional.of(new Entry(version, editions));
  }
}
