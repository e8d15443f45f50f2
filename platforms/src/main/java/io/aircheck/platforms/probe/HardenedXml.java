package io.aircheck.platforms.probe;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a stranger's XML: no document type, so no entities of any kind, and nothing is fetched. */
final class HardenedXml {

    private HardenedXml() {}

    /** A reader that stands on the root element. */
    static XMLStreamReader read(byte[] document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("it refers to an external entity");
        });
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.DTD) {
                throw new XMLStreamException("it declares a document type");
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                return reader;
            }
        }
        throw new XMLStreamException("it is empty");
    }
}
