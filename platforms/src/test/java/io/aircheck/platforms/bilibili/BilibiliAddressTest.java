package io.aircheck.platforms.bilibili;

import io.aircheck.platforms.AddressTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BilibiliAddressTest {

    @TestFactory
    Stream<DynamicTest> addresses() {
        return AddressTable.of(new Bilibili(), """
                https://live.bilibili.com/21000001 LIVE 21000001
                http://live.bilibili.com/21000001/ LIVE 21000001
                live.bilibili.com/233?live_from=84001&spm_id_from=333.337 LIVE 233
                https://live.bilibili.com/blanc/21000005 LIVE 21000005
                https://live.bilibili.com/h5/21000005?x=1 LIVE 21000005
                https://b23.tv/maDeUp8 LIVE maDeUp8 b23.tv""", """
                https://live.bilibili.com/
                https://live.bilibili.com/p/eden/area-tags
                https://live.bilibili.com/blanc/
                https://www.bilibili.com/video/BV1xx
                https://space.bilibili.com/1
                https://b23.tv/
                https://live.bilibili.com.example.org/1""");
    }
}
