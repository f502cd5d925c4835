package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rimborso.chart.Coding;
import org.rimborso.fhir.read.OperationAnswer.OutParameter;

/**
 * Reads what a terminology server answers. A document that is not whole, not JSON or not the
 * resource that was asked for is no answer. Never throws for what stands in it.
 */
public final class TerminologyReader {
  private TerminologyReader() {}

  /** The answers of a batch, in its order. */
  public static Optional<List<OperationAnswer>> batch(byte[] json) {
    return read(json, "Bundle", in -> entries(in, TerminologyReader::operation));
  }

  /** The answer to one operation, be it Parameters or an OperationOutcome. */
  public static Optional<OperationAnswer> operation(byte[] json) {
    return document(
        json,
        in -> {
          Operation answer = new Operation(in);
          in.object(answer);
          return Optional.of(answer.done()).filter(one -> !one.resourceType().isEmpty());
        });
  }

  /** The code systems that a search found. */
  public static Optional<List<OfferedCodeSystem>> codeSystems(byte[] json) {
    return read(json, "Bundle", in -> entries(in, TerminologyReader::codeSystem));
  }

  /** The codes of an expanded value set, in its order; those within others follow them. */
  public static Optional<List<Coding>> expansion(byte[] json) {
    return read(json, "ValueSet", TerminologyReader::expanded);
  }

  /** What {@code fields} makes of a resource of this type. */
  private static <T> Optional<List<T>> read(
      byte[] json, String type, Function<Elements, Fields<T>> fields) {
    return document(
        json,
        in -> {
          Fields<T> all = fields.apply(in);
          List<String> seen = new ArrayList<>();
          in.object(
              name -> {
                if (name.equals("resourceType")) {
                  in.text().ifPresent(seen::add);
                } else {
                  all.accept(name);
                }
              });
          return seen.equals(List.of(type)) ? Optional.of(all.found()) : Optional.empty();
        });
  }

  private static <T> Optional<T> document(byte[] json, Function<Elements, Optional<T>> root) {
    try (JacksonCursor cursor = JacksonCursor.on(json)) {
      if (cursor.kind() != Cursor.Kind.OBJECT) {
        return Optional.empty();
      }
      Optional<T> read =
          root.apply(new Elements(cursor, new Repeated(ReferenceIndex.OPTIONS), "Parameters"));
      return cursor.atEnd() ? read : Optional.empty();
    } catch (BrokenJson broken) {
      return Optional.empty();
    }
  }

  /** Takes the fields of one object and collects what they hold. */
  private record Fields<T>(List<T> found, Consumer<String> taker) implements Consumer<String> {
    @Override
    public void accept(String name) {
      taker.accept(name);
    }
  }

  private static <T> Fields<T> entries(Elements in, Function<Elements, Optional<T>> entry) {
    List<T> found = new ArrayList<>();
    return new Fields<>(
        found,
        name -> {
          if (name.equals("entry")) {
            found.addAll(in.list(() -> entry.apply(in)));
          }
        });
  }

  private static Optional<OperationAnswer> operation(Elements in) {
    Operation answer = new Operation(in);
    in.object(
        name -> {
          switch (name) {
            case "resource" -> in.object(answer);
            case "response" -> in.object(answer::response);
            default -> {}
          }
        });
    return Optional.of(answer.done());
  }

  private static Optional<OfferedCodeSystem> codeSystem(Elements in) {
    var draft =
        new Object() {
          String type = "";
          String url = "";
          Optional<String> version = Optional.empty();
          String content = "";
        };
    in.object(
        name -> {
          if (name.equals("resource")) {
            in.object(
                field -> {
                  switch (field) {
                    case "resourceType" -> draft.type = in.text().orElse("");
                    case "url" -> draft.url = in.text().orElse("");
                    case "version" -> draft.version = in.text();
                    case "content" -> draft.content = in.text().orElse("");
                    default -> {}
                  }
                });
          }
        });
    return draft.type.equals("CodeSystem")
        ? Optional.of(new OfferedCodeSystem(draft.url, draft.version, draft.content))
        : Optional.empty();
  }

  private static Fields<Coding> expanded(Elements in) {
    List<Coding> found = new ArrayList<>();
    return new Fields<>(
        found,
        name -> {
          if (name.equals("expansion")) {
            in.object(field -> contains(in, field, found));
          }
        });
  }

  private static void contains(Elements in, String field, List<Coding> found) {
    if (field.equals("contains")) {
      in.list(
          () -> {
            contained(in, found);
            return Optional.empty();
          });
    }
  }

  private static void contained(Elements in, List<Coding> found) {
    int place = found.size();
    var draft =
        new Object() {
          String system = "";
          String code = "";
          Optional<String> display = Optional.empty();
        };
    in.object(
        name -> {
          switch (name) {
            case "system" -> draft.system = in.text().orElse("");
            case "code" -> draft.code = in.text().orElse("");
            case "display" -> draft.display = in.text();
            default -> contains(in, name, found);
          }
        });
    if (!draft.code.isEmpty()) {
      found.add(place, new Coding(draft.system, draft.code, draft.display));
    }
  }

  /** One operation's answer while it is read. */
  private static final class Operation implements Consumer<String> {
    private final Elements in;
    private Optional<String> status = Optional.empty();
    private String type = "";
    private List<OutParameter> parameters = List.of();

    Operation(Elements in) {
      this.in = in;
    }

    /** A field of the resource. */
    @Override
    public void accept(String name) {
      switch (name) {
        case "resourceType" -> type = in.text().orElse("");
        case "parameter" -> parameters = in.list(this::parameter);
        default -> {}
      }
    }

    /** A field of the entry's {@code response}. */
    void response(String name) {
      if (name.equals("status")) {
        status = in.text().map(String::strip);
      }
    }

    private Optional<OutParameter> parameter() {
      var draft =
          new Object() {
            String name = "";
            Optional<String> value = Optional.empty();
            Optional<Coding> coding = Optional.empty();
            List<OutParameter> parts = List.of();
          };
      in.object(
          field -> {
            if (field.equals("name")) {
              draft.name = in.text().orElse("");
            } else if (field.equals("part")) {
              draft.parts = in.list(this::parameter);
            } else if (field.startsWith("value") && in.is(Cursor.Kind.OBJECT)) {
              draft.coding = in.coding();
              draft.value = draft.coding.map(Coding::code);
            } else if (field.startsWith("value")) {
              draft.value = value();
            }
          });
      return Optional.of(new OutParameter(draft.name, draft.value, draft.coding, draft.parts));
    }

    private Optional<String> value() {
      if (in.is(Cursor.Kind.STRING)) {
        return in.text();
      }
      if (in.is(Cursor.Kind.BOOLEAN)) {
        return Optional.of(Boolean.toString(in.isTrue()));
      }
      return in.is(Cursor.Kind.NUMBER) ? in.decimal().map(Object::toString) : Optional.empty();
    }

    OperationAnswer done() {
      return new OperationAnswer(status, type, parameters);
    }
  }
}
