package io.aircheck.server.api;

import io.aircheck.server.access.RouteRules;
import io.aircheck.server.accounts.Right;
import io.aircheck.server.accounts.Scope;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Puts into the API's document what each call needs, from the same table that lets calls in, and how refusals look. */
@Component
class OpenApiSecurity implements OpenApiCustomizer {

    private static final String KEY = "key";
    private static final String PASSWORD = "password";
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Aircheck")
                .version("1")
                .description(
                        "Everything the pages show and do. Lists come in pages: limit says how many, before where to"
                                + " go on, and the header Link names the next page. Times are ISO 8601, sizes bytes."));
        document.setServers(null);
        Components components = document.getComponents() == null ? new Components() : document.getComponents();
        document.components(components
                .addSecuritySchemes(
                        KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, made on the page /keys; its scope is read, operate or admin"))
                .addSecuritySchemes(
                        PASSWORD,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("Name and password of an account"))
                .addSchemas(PROBLEM, problem()));
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> secure(path, method, operation)));
    }

    private static void secure(String path, PathItem.HttpMethod method, Operation operation) {
        Right right = RouteRules.of(method.name(), path.replaceAll("\\{[^}]+}", "1"))
                .rule()
                .right();
        if (right != null) {
            String scope = Scope.needed(right).id();
            operation
                    .addSecurityItem(new SecurityRequirement().addList(KEY, scope))
                    .addSecurityItem(new SecurityRequirement().addList(PASSWORD))
                    .description("Needs a key with the scope " + scope + ", or an account whose role may as much.");
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Why not, in a sentence (RFC 9457)")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("a sentence for whoever asked"))
                .addProperty("instance", new StringSchema().description("the address that was asked"));
    }
}
