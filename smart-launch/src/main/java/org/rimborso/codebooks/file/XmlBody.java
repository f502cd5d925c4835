package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML document. A document type could define entities without end, so there may be none. */
record XmlBody(Bytes bytes, Limits limits) implements Body {
  @Override
  public Head head() throws Broken {
    String[] root = new String[1];
    walk(xml -> root[0] = xml.getLocalName());
    return new Head(Head.Kind.XML, List.of(), List.of(), root[0]);
  }

  @Override
  public void walk(Walk reader) throws Broken {
    try (InputStream in = limited()) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      toRoot(xml);
      at(xml, reader);
    } catch (XMLStreamException failed) {
      throw because(failed);
    } catch (IOException failed) {
      throw Broken.because(failed);
    }
  }

  private InputStream limited() throws IOException {
    Limits ours = limits.ofXml();
    return new LimitedStream(bytes.open(), ours, ours.entryBytes(), new LimitedStream.Meter(ours));
  }

  private static void at(XMLStreamReader xml, Walk reader) throws XMLStreamException, Broken {
    try {
      reader.through(xml);
    } catch (Broken broken) {
      throw broken.at(xml.getLocation().getLineNumber());
    }
  }

  private static void toRoot(XMLStreamReader xml) throws XMLStreamException, Broken {
    while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
      if (xml.next() == XMLStreamConstants.DTD) {
        throw new Broken(
            xml.getLocation().getLineNumber(), "has a document type (DTD), which is not read");
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    return factory;
  }

  private static Broken because(XMLStreamException failed) {
    if (failed.getNestedException() instanceof IOException io) {
      return Broken.because(io);
    }
    long line = failed.getLocation() == null ? 0 : failed.getLocation().getLineNumber();
    return new Broken(Math.max(0, line), "is no well-formed XML");
  }
}
