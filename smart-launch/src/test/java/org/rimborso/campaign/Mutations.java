package org.rimborso.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils good input, each time in another way and the same way for the same seed. */
public final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Values that stand where others should. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "{}",
          "[]",
          "[null]",
          "[[[]]]",
          "true",
          "-1",
          "0",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(300),
          "9223372036854775808",
          "0.000000000000000000000000000000000001",
          "\"\"",
          "\" \"",
          "\"-0001-01-01\"",
          "\"0000-00-00\"",
          "\"9999-12-31T23:59:60.999999999+18:00\"",
          "\"2026-02-30\"",
          "\"2026\"",
          "\"\\ud800\"",
          "\"\\u0000\\u202e<script>alert(1)</script>\"",
          "\"../../etc/passwd\"",
          "\"//evil.example/Patient/p1\"",
          "\"Patient/p1?x=1#y\"",
          "\"#\"",
          "\"urn:uuid:0\"",
          "{\"reference\":\"#nobody\"}",
          "{\"value\":1e400,\"currency\":\"\"}",
          "[{\"coding\":[{\"system\":null,\"code\":[1]}]}]");

  private final Random random;

  public Mutations(Random random) {
    this.random = random;
  }

  /** One to five changes of a document's structure, now and then of its text or bytes as well. */
  public byte[] json(byte[] good) {
    try {
      JsonNode root = JSON.readTree(good);
      for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
        change(root);
      }
      String text = root.toString();
      return switch (random.nextInt(12)) {
        case 0 -> deep(text);
        case 1 -> twice(text);
        case 2 -> bytes(utf8(text));
        default -> utf8(text);
      };
    } catch (JsonProcessingException never) {
      throw new IllegalArgumentException(never);
    } catch (java.io.IOException never) {
      throw new IllegalArgumentException(never);
    }
  }

  private void change(JsonNode root) throws JsonProcessingException {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    if (containers.isEmpty()) {
      return;
    }
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    JsonNode other =
        random.nextInt(4) == 0
            ? containers.get(random.nextInt(containers.size())).deepCopy()
            : JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (chosen instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, other);
      }
    } else if (chosen instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), other);
    }
  }

  /** Everything that has something in it. */
  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainerNode() && !node.isEmpty()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }

  private byte[] deep(String text) {
    int levels = 50 + random.nextInt(2000);
    return utf8(
        text.replaceFirst(
            "\"id\":", "\"x\":" + "[".repeat(levels) + "]".repeat(levels) + ",\"id\":"));
  }

  /** Each object that tells its type tells it, and an id, twice. */
  private byte[] twice(String text) {
    String more = VALUES.get(random.nextInt(VALUES.size()));
    return utf8(text.replace("\"id\":", "\"id\":" + more + ",\"id\":"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One to eight changes of bytes: flipped, taken out, put in, repeated, cut off. */
  public byte[] bytes(byte[] good) {
    byte[] now = good.clone();
    for (int changes = 1 + random.nextInt(8); changes > 0 && now.length > 0; changes--) {
      int at = random.nextInt(now.length);
      switch (random.nextInt(6)) {
        case 0 -> now[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> now[at] = (byte) random.nextInt(256);
        case 2 -> now = joined(now, 0, at, at + 1 + random.nextInt(8), now.length);
        case 3 -> now = joined(now, 0, at, Math.max(0, at - random.nextInt(64)), now.length);
        case 4 ->
            now[at] = "\"\\{}[]:,-0\u0000\n".getBytes(StandardCharsets.UTF_8)[random.nextInt(12)];
        default -> now = random.nextInt(8) == 0 ? Arrays.copyOf(now, at) : now;
      }
    }
    return now;
  }

  /** Two pieces, one after the other. */
  private static byte[] joined(byte[] all, int from, int to, int from2, int to2) {
    int second = Math.min(from2, to2);
    byte[] joined = Arrays.copyOf(Arrays.copyOfRange(all, from, to), to - from + to2 - second);
    System.arraycopy(all, second, joined, to - from, to2 - second);
    return joined;
  }
}
