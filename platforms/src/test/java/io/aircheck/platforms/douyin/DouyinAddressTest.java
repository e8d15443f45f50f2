package io.aircheck.platforms.douyin;

import io.aircheck.platforms.AddressTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DouyinAddressTest {

    private static final String SEC_UID = "MS4wLjABAAAAmadeup_Sec-Uid99999999999999999999999999999";

    @TestFactory
    Stream<DynamicTest> addresses() {
        return AddressTable.of(
                new Douyin(),
                """
                https://live.douyin.com/745964462470 LIVE 745964462470
                https://live.douyin.com/745964462470/?room_id=1 LIVE 745964462470
                https://live.douyin.com/+745964462470 LIVE 745964462470
                live.douyin.com/xiaobai_Live.88 LIVE xiaobai_Live.88
                https://www.douyin.com/follow/live/745964462470 LIVE 745964462470
                https://www.douyin.com/user/SEC?from_tab_name=main LIVE SEC PROFILE
                https://www.iesdouyin.com/share/user/SEC?u_code=1 LIVE SEC PROFILE
                https://v.douyin.com/iRmadeup/ LIVE iRmadeup SHORT
                https://v.douyin.com/iRmadeup LIVE iRmadeup SHORT
                https://webcast.amemv.com/douyin/webcast/reflow/75410?x=1&sec_user_id=SEC LIVE 75410 SHARE SEC
                https://webcast.amemv.com/douyin/webcast/reflow/75410 LIVE 75410 SHARE""".replace("SEC ", SEC_UID + " ")
                        .replace("SEC?", SEC_UID + "?")
                        .replace("SEC\n", SEC_UID + "\n"),
                """
                https://live.douyin.com/
                https://live.douyin.com/a/b
                https://www.douyin.com/
                https://www.douyin.com/video/7300000000000000000
                https://www.douyin.com/user/self
                https://v.douyin.com/
                https://webcast.amemv.com/douyin/webcast/reflow/
                https://douyin.com.example.org/1
                https://live.douyin.co/1""");
    }
}
