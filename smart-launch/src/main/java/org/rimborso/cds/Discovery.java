package org.rimborso.cds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is offered, as CDS Hooks 2.0 writes it. */
final class Discovery {
  private Discovery() {}

  static ObjectNode json(CdsWords words) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode services = all.putArray("services");
    for (Service service : Service.values()) {
      ObjectNode one = services.addObject();
      one.put("hook", service.id());
      one.put("id", service.id());
      one.put("title", words.say(service.id() + ".title"));
      one.put("description", words.say(service.id() + ".description"));
      ObjectNode prefetch = one.putObject("prefetch");
      service.prefetch().forEach(prefetch::put);
    }
    return all;
  }
}
