package io.aircheck.server.api;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Checks what is sent to the API; the library for it is loaded with the first thing to check, not with the service. */
@Component
class LazyValidation implements WebMvcConfigurer {

    private final Validator validator = new Deferred(SingletonSupplier.of(LazyValidation::make));

    @Override
    public Validator getValidator() {
        return validator;
    }

    private static Validator make() {
        LocalValidatorFactoryBean made = new LocalValidatorFactoryBean();
        made.afterPropertiesSet();
        return made;
    }

    private record Deferred(Supplier<Validator> checker) implements Validator {

        @Override
        public boolean supports(Class<?> type) {
            return checker.get().supports(type);
        }

        @Override
        public void validate(Object target, Errors errors) {
            checker.get().validate(target, errors);
        }
    }
}
