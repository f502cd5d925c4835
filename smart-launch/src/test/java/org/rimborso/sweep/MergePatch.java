package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON merge patch (RFC 7396). */
record MergePatch(JsonNode patch) {

  static MergePatch of(JsonNode patch) {
    return new MergePatch(patch);
  }

  /** {@code target} as the patch changes it; the target itself stays. */
  JsonNode on(JsonNode target) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode changed =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            one -> {
              if (one.getValue().isNull()) {
                changed.remove(one.getKey());
              } else {
                JsonNode below = of(one.getValue()).on(changed.path(one.getKey()));
                changed.set(one.getKey(), below);
              }
            });
    return changed;
  }
}
