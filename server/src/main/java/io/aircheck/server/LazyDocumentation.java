package io.aircheck.server;

import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes the document of the API only when somebody asks for it. springdoc marks all of its beans as eager; they and the classes
 * of their model take some megabytes that a service whose document nobody reads should not spend.
 */
final class LazyDocumentation {

    private static final String SPRINGDOC = "org.springdoc.";

    private LazyDocumentation() {}

    /** Marks springdoc's beans as lazy. */
    static void apply(ConfigurableListableBeanFactory factory) {
        for (String name : factory.getBeanDefinitionNames()) {
            BeanDefinition definition = factory.getBeanDefinition(name);
            if (name.startsWith(SPRINGDOC)
                    || Objects.requireNonNullElse(definition.getFactoryBeanName(), "")
                            .startsWith(SPRINGDOC)) {
                definition.setLazyInit(true);
            }
        }
    }
}
